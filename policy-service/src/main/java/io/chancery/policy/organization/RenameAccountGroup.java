package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupRenamed;
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
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * {@code PATCH /v1/organization/groups/{id}}. A name that the parent has already, in any case, is EntityAlreadyExists (409),
 * the root UnmodifiableEntity (400).
 *
 * @param name 1–128 characters
 */
record RenameAccountGroup(AccountGroupId id, String name)
        implements WriteOperation<Nothing, RenameAccountGroup.Found, ShownGroup> {

    record Found(Lineage lineage, Optional<Stream<AccountGroup>> sameName) {}

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
        return AccountGroups.lineage(id)
                .then(lineage -> lineage.group()
                        .state()
                        .flatMap(AccountGroup::parent)
                        .map(parent ->
                                AccountGroups.named(parent, name).map(found -> new Found(lineage, Optional.of(found))))
                        .orElseGet(() -> Reads.nothing(new Found(lineage, Optional.empty()))));
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        return List.of(Permission.of("chancery:RenameAccountGroup", Arns.accountGroup(id)));
    }

    @Override
    public Decision<ShownGroup> decide(Call call, Nothing prepared, Found found, Facts facts) {
        AccountGroups.requireBelowRoot(id);
        AccountGroup group = found.lineage().require(id);
        var reply = new ShownGroup(id, name, group.parent(), found.lineage().path(), group.createdAt());
        if (group.name().equals(name)) {
            return Decision.unchanged(reply);
        }
        if (found.sameName()
                .flatMap(Stream::state)
                .filter(other -> !other.id().equals(id))
                .isPresent()) {
            throw AccountGroups.taken(name, group.parent().orElseThrow());
        }
        var renamed = new AccountGroupRenamed(id, name);
        return Decision.of(new Change(AccountGroup.STREAM, id.value(), group.arn(), renamed), reply);
    }
}
