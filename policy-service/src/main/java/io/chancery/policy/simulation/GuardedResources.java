package io.chancery.policy.simulation;

import io.chancery.language.match.Glob;
import io.chancery.policy.PolicyConfig;
import io.chancery.policy.decision.Decisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Resources that their own policy must open even within one account: roles that are to be assumed ("How to use trust
 * policies with IAM roles"), and the configured kinds, such as keys of KMS ("Key policies in AWS KMS").
 */
@ApplicationScoped
public class GuardedResources {

    private final List<Glob> configured;

    @Inject
    public GuardedResources(PolicyConfig config) {
        this(config.resourcePolicyRequired());
    }

    /** @param arnPatterns with {@code *} and {@code ?} */
    GuardedResources(List<String> arnPatterns) {
        this.configured = arnPatterns.stream().map(Glob::of).toList();
    }

    /** Whether the resource's policy is a role's trust policy in this question. */
    public boolean asksTrust(String action, String resource) {
        return Decisions.asksTrust(action, resource);
    }

    /** Whether the resource's own policy must allow. */
    public boolean needsOwnPolicy(String action, String resource) {
        return asksTrust(action, resource) || configured.stream().anyMatch(pattern -> pattern.matches(resource));
    }
}
