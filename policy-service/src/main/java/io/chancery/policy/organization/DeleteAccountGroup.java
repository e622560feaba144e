package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupDeleted;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * {@code DELETE /v1/organization/groups/{id}}. One with groups or accounts in it is DeleteConflict (409), the root
 * UnmodifiableEntity (400).
 */
record DeleteAccountGroup(AccountGroupId id) implements WriteOperation<Nothing, DeleteAccountGroup.Found, NoReply> {

    /**
     * @param groups how many are in it
     * @param accounts how many are in it
     */
    record Found(Stream<AccountGroup> group, long groups, long accounts) {}

    @Override
    public AccountId account(Call call) {
        return AccountId.INSTALLATION;
    }

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Found> reads(Call call, Nothing prepared) {
        return Reads.stream(AccountGroup.STREAM, id.value())
                .then(group -> Reads.countReferring(AccountGroup.CHILD_OF, id.value())
                        .and(
                                Reads.countReferring(OrganizationAccount.PLACED_IN, id.value()),
                                (groups, accounts) -> new Found(group, groups, accounts)));
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        return List.of(Permission.of("chancery:DeleteAccountGroup", Arns.accountGroup(id)));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Found found, Facts facts) {
        AccountGroups.requireBelowRoot(id);
        AccountGroup group = AccountGroups.require(found.group(), id);
        if (found.groups() + found.accounts() > 0) {
            throw new Refused(
                    Refusal.DELETE_CONFLICT,
                    "Cannot delete the group of accounts %s: there are %d groups and %d accounts in it."
                            .formatted(id, found.groups(), found.accounts()));
        }
        return Decision.of(
                new Change(AccountGroup.STREAM, id.value(), group.arn(), new AccountGroupDeleted(id)),
                NoReply.NO_REPLY);
    }
}
