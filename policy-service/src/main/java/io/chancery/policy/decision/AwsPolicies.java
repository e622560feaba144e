package io.chancery.policy.decision;

import io.chancery.contracts.PolicyId;
import io.chancery.language.evaluate.NamedPolicy;
import java.util.Optional;

/** The AWS managed policies that this build ships. */
@FunctionalInterface
public interface AwsPolicies {

    /** The policy of that id, named by its ARN; parsed once. */
    Optional<NamedPolicy> policy(PolicyId id);
}
