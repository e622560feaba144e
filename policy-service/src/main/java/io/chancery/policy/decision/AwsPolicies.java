package io.chancery.policy.decision;

import io.chancery.contracts.PolicyId;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The AWS managed policies that this build ships. */
@FunctionalInterface
public interface AwsPolicies {

    /** The policy of that id, named by its ARN; parsed once. */
    Optional<NamedPolicy> policy(PolicyId id);

    /** The same, compiled; {@link #compilingOnce} remembers it. */
    default Optional<CompiledPolicy> compiled(PolicyId id) {
        return policy(id).map(CompiledPolicy::of);
    }

    /** The same policies, each compiled when it is first asked for. There are as many as the build ships. */
    static AwsPolicies compilingOnce(AwsPolicies policies) {
        Map<PolicyId, CompiledPolicy> known = new ConcurrentHashMap<>();
        return new AwsPolicies() {
            @Override
            public Optional<NamedPolicy> policy(PolicyId id) {
                return policies.policy(id);
            }

            @Override
            public Optional<CompiledPolicy> compiled(PolicyId id) {
                CompiledPolicy compiled = known.get(id);
                if (compiled == null) {
                    Optional<NamedPolicy> found = policies.policy(id);
                    if (found.isEmpty()) {
                        return Optional.empty();
                    }
                    compiled = known.computeIfAbsent(id, key -> CompiledPolicy.of(found.get()));
                }
                return Optional.of(compiled);
            }
        };
    }
}
