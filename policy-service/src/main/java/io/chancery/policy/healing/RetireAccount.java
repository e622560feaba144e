package io.chancery.policy.healing;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.policy.PolicyAccount;
import io.chancery.contracts.policy.PolicyAccountEvent.AccountRetired;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;

/** Records that an account is closed. Idempotent. */
record RetireAccount(AccountId account) implements Command<Stream<PolicyAccount>, NoReply> {

    @Override
    public Reads<Stream<PolicyAccount>> reads() {
        return Reads.stream(PolicyAccount.STREAM, account.value());
    }

    @Override
    public Decision<NoReply> decide(Stream<PolicyAccount> known, Facts facts) {
        if (known.deleted()) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        return Decision.of(
                new Change(
                        PolicyAccount.STREAM,
                        account.value(),
                        Arns.account(account),
                        new AccountRetired(account, facts.now())),
                NoReply.NO_REPLY);
    }
}
