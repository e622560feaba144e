package io.chancery.policy.managed;

import io.chancery.contracts.Tag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.query.Constraint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A tag as a request sends it ("Tagging IAM resources", IAM User Guide). */
public record RequestTag(Key key, Value value) {

    /** Most tags that an IAM entity can have. */
    public static final int MAX_TAGS = 50;

    private static final String CHARACTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";

    /** @param value 1–128 characters */
    public record Key(String value) {
        private static final Constraint KEY =
                Constraint.pattern(CHARACTERS + "+").and(Constraint.length(1, 128));

        public Key {
            KEY.check(value);
        }
    }

    /** @param value at most 256 characters */
    public record Value(String value) {
        private static final Constraint VALUE =
                Constraint.pattern(CHARACTERS + "*").and(Constraint.length(0, 256));

        public Value {
            VALUE.check(value);
        }
    }

    /**
     * Tags as they are stored.
     *
     * @throws Refused InvalidInput for a key that comes twice or is reserved, LimitExceeded for too many
     */
    static List<Tag> require(List<RequestTag> tags) {
        if (tags.size() > MAX_TAGS) {
            throw new Refused(
                    Refusal.LIMIT_EXCEEDED,
                    "The number of tags has reached the maximum limit of %d.".formatted(MAX_TAGS));
        }
        Set<String> seen = new HashSet<>();
        for (RequestTag tag : tags) {
            String key = tag.key.value.toLowerCase(Locale.ROOT);
            if (key.startsWith("aws:")) {
                throw new Refused(Refusal.INVALID_INPUT, "Tag keys that start with aws: are reserved for system use.");
            }
            if (!seen.add(key)) {
                throw new Refused(
                        Refusal.INVALID_INPUT,
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        return tags.stream().map(tag -> new Tag(tag.key.value, tag.value.value)).toList();
    }

    /** {@code aws:RequestTag/…} and {@code aws:TagKeys}, if there are any. */
    static Map<String, List<String>> context(List<RequestTag> tags) {
        if (tags.isEmpty()) {
            return Map.of();
        }
        var keys = new HashMap<String, List<String>>();
        tags.forEach(tag -> keys.put("aws:RequestTag/" + tag.key.value, List.of(tag.value.value)));
        keys.put("aws:TagKeys", tags.stream().map(tag -> tag.key.value).toList());
        return keys;
    }
}
