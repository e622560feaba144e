package io.chancery.policy.inline;

import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyPut;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyLimits;
import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.PrincipalWrite;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;

/**
 * What {@code PutUserPolicy}, {@code PutGroupPolicy} and {@code PutRolePolicy} are. Replaces a policy of the same name. A
 * document that is no identity-based policy is MalformedPolicyDocument (400); more than the principal's policies may have
 * together is LimitExceeded (409).
 */
public sealed interface PutPolicy extends PrincipalWrite permits PutUserPolicy, PutGroupPolicy, PutRolePolicy {

    PolicyName policyName();

    PolicyText policyDocument();

    @Override
    default Decision<NoReply> decide(Call call, Principal principal, Stream<PrincipalPolicies> found, Facts facts) {
        String principalId = principal.require(found).principalId();
        // The limit is on all of the principal's policies together, so none is set on the one.
        policyDocument().require(Integer.MAX_VALUE);
        PrincipalPolicies before = found.state()
                .orElseGet(() ->
                        PrincipalPolicies.none(principalId, principalName().kind(), call.account()));
        if (policyDocument().value().equals(before.inline().get(policyName().value()))) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        requireRoom(before);
        var put = new InlinePolicyPut(
                principalId,
                principalName().kind(),
                call.account(),
                policyName().value(),
                policyDocument().value());
        return Decision.of(new Change(PrincipalPolicies.STREAM, principalId, principal.arn(), put), NoReply.NO_REPLY);
    }

    private void requireRoom(PrincipalPolicies before) {
        long others = before.inline().entrySet().stream()
                .filter(policy -> !policy.getKey().equals(policyName().value()))
                .mapToLong(policy -> PolicyDocument.countedSize(policy.getValue()))
                .sum();
        int limit = switch (principalName().kind()) {
            case USER -> PolicyLimits.USER_INLINE_TOTAL;
            case GROUP -> PolicyLimits.GROUP_INLINE_TOTAL;
            case ROLE -> PolicyLimits.ROLE_INLINE_TOTAL;
        };
        if (others + PolicyDocument.countedSize(policyDocument().value()) > limit) {
            throw new Refused(
                    Refusal.LIMIT_EXCEEDED,
                    "Maximum policy size of %d bytes exceeded for %s %s"
                            .formatted(
                                    limit,
                                    principalName().noun(),
                                    principalName().value()));
        }
    }
}
