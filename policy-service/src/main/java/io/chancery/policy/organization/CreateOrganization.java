package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.OrganizationId;
import io.chancery.contracts.UniqueIds;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.AccountGroupEvent.OrganizationCreated;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;

/** Draws the organisation's id, once in an installation. Idempotent. */
record CreateOrganization() implements Command<Stream<AccountGroup>, NoReply> {

    private static final int ID_CHARACTERS = 10;

    @Override
    public AccountId account() {
        return AccountId.INSTALLATION;
    }

    @Override
    public Reads<Stream<AccountGroup>> reads() {
        return Reads.stream(AccountGroup.STREAM, AccountGroupId.ROOT.value());
    }

    @Override
    public Decision<NoReply> decide(Stream<AccountGroup> root, Facts facts) {
        if (root.exists()) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        String id = UniqueIds.lowerCase(OrganizationId.PREFIX, ID_CHARACTERS, facts.random(ID_CHARACTERS));
        var created = new OrganizationCreated(new OrganizationId(id), AccountGroupId.ROOT, facts.now());
        return Decision.of(
                new Change(AccountGroup.STREAM, AccountGroupId.ROOT.value(), Arns.organization(), created),
                NoReply.NO_REPLY);
    }
}
