package io.chancery.policy.healing;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.PrincipalRetired;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;

/**
 * Closes a principal's stream for ever, whether or not anything was attached. Idempotent.
 *
 * @param principalId the unique id of the user, group or role
 * @param arn as it was when deleted
 */
record RetirePrincipal(AccountId account, String principalId, String arn)
        implements Command<Stream<PrincipalPolicies>, NoReply> {

    @Override
    public Reads<Stream<PrincipalPolicies>> reads() {
        return Reads.stream(PrincipalPolicies.STREAM, principalId);
    }

    @Override
    public Decision<NoReply> decide(Stream<PrincipalPolicies> policies, Facts facts) {
        if (policies.deleted()) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        return Decision.of(
                new Change(PrincipalPolicies.STREAM, principalId, arn, new PrincipalRetired(principalId)),
                NoReply.NO_REPLY);
    }
}
