package io.chancery.policy.healing;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.OrganizationAccountEvent.OrganizationAccountRetired;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;

/** Takes a closed account out of the organisation for ever, whether or not it was ever placed. Idempotent. */
record RetireOrganizationAccount(AccountId closed) implements Command<Stream<OrganizationAccount>, NoReply> {

    @Override
    public AccountId account() {
        return AccountId.INSTALLATION;
    }

    @Override
    public Reads<Stream<OrganizationAccount>> reads() {
        return Reads.stream(OrganizationAccount.STREAM, closed.value());
    }

    @Override
    public Decision<NoReply> decide(Stream<OrganizationAccount> member, Facts facts) {
        if (member.deleted()) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        return Decision.of(
                new Change(
                        OrganizationAccount.STREAM,
                        closed.value(),
                        Arns.organizationAccount(closed),
                        new OrganizationAccountRetired(closed, facts.now())),
                NoReply.NO_REPLY);
    }
}
