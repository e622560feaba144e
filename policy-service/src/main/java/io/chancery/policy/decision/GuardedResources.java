package io.chancery.policy.decision;

import io.chancery.language.Arn;
import io.chancery.language.match.Glob;
import io.chancery.policy.config.PolicyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Resources that their own policy must open even within one account: roles that are to be assumed ("How to use trust
 * policies with IAM roles"), and the configured kinds, such as keys of KMS ("Key policies in AWS KMS").
 */
@ApplicationScoped
public class GuardedResources {

    private final List<Guarded> configured;

    @Inject
    public GuardedResources(PolicyConfig config) {
        this(config.resourcePolicyRequired());
    }

    /** @param arnPatterns with {@code *} and {@code ?} */
    public GuardedResources(List<String> arnPatterns) {
        this.configured = arnPatterns.stream().map(Guarded::of).toList();
    }

    /**
     * A kind of resources.
     *
     * @param service that all of them are of, with its colon; empty if the pattern leaves it open. Looked at first, since
     *     every decision asks
     */
    private record Guarded(String service, Glob pattern) {

        static Guarded of(String pattern) {
            String service = Arn.parse(pattern)
                    .map(Arn::service)
                    .filter(name -> name.indexOf('*') < 0 && name.indexOf('?') < 0)
                    .map(name -> name + ":")
                    .orElse("");
            return new Guarded(service, Glob.of(pattern));
        }

        boolean matches(String resource) {
            int partition = resource.indexOf(':') + 1;
            return resource.startsWith(service, resource.indexOf(':', partition) + 1) && pattern.matches(resource);
        }
    }

    /** Whether the resource's policy is a role's trust policy in this question. */
    public boolean asksTrust(String action, String resource) {
        return Question.asksTrust(action, resource);
    }

    /** Whether the resource's own policy must allow. */
    public boolean needsOwnPolicy(String action, String resource) {
        return asksTrust(action, resource) || isGuarded(resource);
    }

    /** Whether the resource's own policy must allow whatever is done to it. */
    boolean isGuarded(String resource) {
        for (Guarded kind : configured) {
            if (kind.matches(resource)) {
                return true;
            }
        }
        return false;
    }
}
