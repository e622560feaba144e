package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.reference.Service.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ARNs as policies and the catalogue write them. Remembers what it was asked of one document, where each action asks for each
 * resource; and there is a limit to what it compares.
 */
final class ResourceForms {

    /** Steps of {@link Patterns#overlap}: a second's work or less. */
    private static final long MOST_STEPS = 200_000_000;

    private static final String BUCKET = "${BucketName}";

    private static final int MOST_REMEMBERED = 20_000;
    /** What a comparison takes beside the product of its lengths. */
    private static final int OVERHEAD = 1_000;

    private record Comparison(Arn policy, Arn form) {}

    private final Map<Comparison, Boolean> known = new HashMap<>();
    private long left;

    ResourceForms() {
        this(MOST_STEPS);
    }

    /** @param steps how many it compares at most */
    ResourceForms(long steps) {
        this.left = steps;
    }

    /** What the catalogue writes as <code>table/${Name}</code>, as a pattern. Names may hold slashes, but buckets' do not. */
    private static String pattern(String form) {
        return form.replace(BUCKET, "?" + Patterns.NO_SLASHES).replaceAll("\\$\\{[^}]*}", "?*");
    }

    /**
     * Those of the forms whose service and last part some resource of a policy's pattern has. When too much was compared
     * already, all of them: a check that cannot tell has nothing to say.
     */
    List<Arn> like(Arn policy, List<ResourceType> types) {
        return types.stream()
                .flatMap(type -> type.arns().stream())
                .flatMap(text -> Arn.parse(text).stream())
                .filter(form -> isLike(new Comparison(policy, form)))
                .toList();
    }

    private boolean isLike(Comparison asked) {
        Boolean before = known.get(asked);
        if (before != null) {
            return before;
        }
        boolean like = compare(asked);
        if (known.size() < MOST_REMEMBERED) {
            known.put(asked, like);
        }
        return like;
    }

    private boolean compare(Comparison asked) {
        String service = asked.form.service().startsWith("$") ? "*" : asked.form.service();
        left -= OVERHEAD;
        if (left < 0 || !Patterns.overlap(asked.policy.service(), service)) {
            return left < 0;
        }
        String resource = Patterns.withoutVariables(asked.policy.resource());
        String form = pattern(asked.form.resource());
        left -= (long) resource.length() * form.length();
        return left < 0 || Patterns.overlap(resource, form);
    }

    /** Whether some resource of the types, with whatever region and account, matches a policy's pattern. */
    boolean covers(String text, List<ResourceType> types) {
        Optional<Arn> policy = Arn.parse(text);
        return policy.isEmpty() || !like(policy.get(), types).isEmpty();
    }
}
