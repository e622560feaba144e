package io.chancery.identity.entity;

import io.chancery.contracts.Tag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of tags, and the condition keys that they make ("Tags for IAM resources", IAM User Guide). */
public final class Tags {
    private static final String SYSTEM_PREFIX = "aws:";

    private Tags() {}

    /**
     * Asked before anything else, since each key becomes a condition key, which may come only once.
     *
     * @return fails with {@link Refused}: ValidationError for more than {@link Quotas#TAGS}, InvalidInput for a key that
     *     comes twice or starts with {@code aws:}, both in any case
     */
    public static Uni<Void> checked(List<NewTag> tags) {
        return Uni.createFrom().voidItem().invoke(() -> check(tags));
    }

    static void check(List<NewTag> tags) {
        if (tags.size() > Quotas.TAGS) {
            throw new Refused(
                    Refusal.VALIDATION_ERROR,
                    "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to "
                            + Quotas.TAGS);
        }
        Set<String> keys = new HashSet<>();
        for (NewTag tag : tags) {
            String key = tag.key().value().toLowerCase(Locale.ROOT);
            if (key.startsWith(SYSTEM_PREFIX)) {
                throw new Refused(
                        Refusal.INVALID_INPUT, "Caller is an end user and not allowed to mutate system tags.");
            }
            if (!keys.add(key)) {
                throw new Refused(
                        Refusal.INVALID_INPUT,
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
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
        Map<String, List<String>> context = new HashMap<>();
        tags.forEach(tag -> context.put(
                "aws:RequestTag/" + tag.key().value(), List.of(tag.value().value())));
        context.put("aws:TagKeys", tags.stream().map(tag -> tag.key().value()).toList());
        return context;
    }

    /** {@code aws:ResourceTag/<key>} and {@code iam:ResourceTag/<key>} for each tag that the target has. */
    public static Map<String, List<String>> ofResource(List<Tag> tags) {
        Map<String, List<String>> context = new HashMap<>();
        for (Tag tag : tags) {
            context.put("aws:ResourceTag/" + tag.key(), List.of(tag.value()));
            context.put("iam:ResourceTag/" + tag.key(), List.of(tag.value()));
        }
        return context;
    }

    /** As an answer shows them: an entity without tags has no Tags element. */
    public static Optional<List<Tag>> shown(List<Tag> tags) {
        return Optional.of(tags).filter(some -> !some.isEmpty());
    }
}
