package io.chancery.runtime.tag;

import io.chancery.contracts.Tag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of tags, and the condition keys that they make ("Tags for IAM resources", IAM User Guide). */
public final class Tags {
    /** Most tags that one entity has ("IAM and AWS STS quotas", IAM User Guide). */
    public static final int MAX = 50;

    private static final String SYSTEM_PREFIX = "aws:";

    private Tags() {}

    /** As {@link #checked(List, KeyCase)}, for users, roles and sessions. */
    public static Uni<Void> checked(List<NewTag> tags) {
        return checked(tags, KeyCase.IGNORED);
    }

    /**
     * Asked before anything else, since each key becomes a condition key.
     *
     * @return fails with {@link Refused}: ValidationError for more than {@link #MAX}, InvalidInput for a key that
     *     comes twice by the rule, or starts with {@code aws:} in any case
     */
    public static Uni<Void> checked(List<NewTag> tags, KeyCase rule) {
        return Uni.createFrom().voidItem().invoke(() -> check(tags, rule));
    }

    static void check(List<NewTag> tags, KeyCase rule) {
        requireNoMore(tags, "tags");
        Set<String> keys = new HashSet<>();
        for (NewTag tag : tags) {
            requireUsers(tag.key());
            if (!keys.add(rule.compared(tag.key().value()))) {
                throw new Refused(
                        Refusal.INVALID_INPUT,
                        rule == KeyCase.IGNORED
                                ? "Duplicate tag keys found. Please note that Tag keys are case insensitive."
                                : "Duplicate tag keys found.");
            }
        }
    }

    /**
     * Keys alone, asked before anything else.
     *
     * @param member that they are, as AWS writes it in messages
     * @return fails with {@link Refused}: ValidationError for more than {@link #MAX}, InvalidInput for a key that
     *     starts with {@code aws:} in any case
     */
    public static Uni<Void> checkedKeys(List<NewTag.Key> keys, String member) {
        return Uni.createFrom().voidItem().invoke(() -> {
            requireNoMore(keys, member);
            keys.forEach(Tags::requireUsers);
        });
    }

    private static void requireNoMore(List<?> some, String member) {
        if (some.size() > MAX) {
            throw new Refused(
                    Refusal.VALIDATION_ERROR,
                    "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must have length less than or equal to %d"
                            .formatted(member, MAX));
        }
    }

    private static void requireUsers(NewTag.Key key) {
        if (key.value().toLowerCase(Locale.ROOT).startsWith(SYSTEM_PREFIX)) {
            throw new Refused(Refusal.INVALID_INPUT, "Caller is an end user and not allowed to mutate system tags.");
        }
    }

    /** What is stored of a request's tags. */
    public static List<Tag> stored(List<NewTag> tags) {
        return tags.stream().map(NewTag::stored).toList();
    }

    /** {@code aws:RequestTag/<key>} for each tag that the request brings, and {@code aws:TagKeys}. */
    public static Map<String, List<String>> ofRequest(List<NewTag> tags) {
        if (tags.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> context = keys();
        tags.forEach(tag ->
                add(context, "aws:RequestTag/" + tag.key().value(), tag.value().value()));
        context.putAll(ofKeys(tags.stream().map(NewTag::key).toList()));
        return context;
    }

    /** {@code aws:TagKeys} of a request. */
    public static Map<String, List<String>> ofKeys(List<NewTag.Key> keys) {
        return Map.of("aws:TagKeys", keys.stream().map(NewTag.Key::value).toList());
    }

    /** {@code aws:ResourceTag/<key>} and {@code iam:ResourceTag/<key>} for each tag that the target has. */
    public static Map<String, List<String>> ofResource(List<Tag> tags) {
        Map<String, List<String>> context = keys();
        for (Tag tag : tags) {
            add(context, "aws:ResourceTag/" + tag.key(), tag.value());
            add(context, "iam:ResourceTag/" + tag.key(), tag.value());
        }
        return context;
    }

    /**
     * Condition keys ignore case. Where tag keys do not, two of them make one condition key with both values, which then
     * matches no condition on a single value ("aws:ResourceTag/tag-key", IAM User Guide: either key, "but not both").
     */
    private static Map<String, List<String>> keys() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    private static void add(Map<String, List<String>> context, String key, String value) {
        context.merge(
                key,
                List.of(value),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }

    /** As an answer shows them: an entity without tags has no Tags element. */
    public static Optional<List<Tag>> shown(List<Tag> tags) {
        return Optional.of(tags).filter(some -> !some.isEmpty());
    }
}
