package io.chancery.policy.inline;

import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.Optional;

/** What the operations on inline policies share. */
final class InlinePolicies {

    private InlinePolicies() {}

    /** @throws Refused NoSuchEntity */
    static String require(Stream<PrincipalPolicies> policies, PrincipalName principal, PolicyName policyName) {
        return policies.state()
                .flatMap(found -> Optional.ofNullable(found.inline().get(policyName.value())))
                .orElseThrow(() -> new Refused(
                        Refusal.NO_SUCH_ENTITY,
                        "The %s policy with name %s cannot be found.".formatted(principal.noun(), policyName)));
    }
}
