package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.UniqueIds;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupCreated;
import io.chancery.policy.organization.AccountGroups.Lineage;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
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
import java.util.Optional;

/**
 * {@code POST /v1/organization/groups}. A parent that does not exist is NoSuchEntity (404), a name that its parent has
 * already, in any case, EntityAlreadyExists (409), a sixth level or too many groups LimitExceeded (409).
 *
 * @param name 1–128 characters
 */
record CreateAccountGroup(String name, AccountGroupId parent)
        implements WriteOperation<Nothing, CreateAccountGroup.Found, ShownGroup> {

    private static final int ID_CHARACTERS = 10;

    /** @param groups how many there are, the root among them */
    record Found(Lineage parent, Stream<AccountGroup> sameName, long groups) {}

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
        Reads<Long> groups = reader -> reader.count(AccountGroup.STREAM, AccountId.INSTALLATION);
        return AccountGroups.lineage(parent)
                .then(lineage -> AccountGroups.named(parent, name)
                        .and(groups, (sameName, count) -> new Found(lineage, sameName, count)));
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        return List.of(Permission.of("chancery:CreateAccountGroup", Arns.accountGroup(parent)));
    }

    @Override
    public Decision<ShownGroup> decide(Call call, Nothing prepared, Found found, Facts facts) {
        found.parent().require(parent);
        if (found.parent().depth() >= AccountGroups.DEPTH) {
            throw new Refused(
                    Refusal.LIMIT_EXCEEDED,
                    "%s is %d groups below the root, which is as deep as groups go."
                            .formatted(parent, AccountGroups.DEPTH));
        }
        if (found.groups() > AccountGroups.LIMIT) {
            throw new Refused(
                    Refusal.LIMIT_EXCEEDED,
                    "Cannot exceed quota for GroupsPerOrganization: %d".formatted(AccountGroups.LIMIT));
        }
        if (found.sameName().exists()) {
            throw AccountGroups.taken(name, parent);
        }
        var id = new AccountGroupId(
                UniqueIds.lowerCase(AccountGroupId.PREFIX, ID_CHARACTERS, facts.random(ID_CHARACTERS)));
        var created = new AccountGroupCreated(id, name, parent, facts.now());
        return Decision.of(
                new Change(AccountGroup.STREAM, id.value(), Arns.accountGroup(id), created),
                new ShownGroup(id, name, Optional.of(parent), found.parent().path() + id + "/", created.createdAt()));
    }
}
