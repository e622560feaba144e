package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.policy.organization.AccountGroups.Lineage;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** {@code GET /v1/organization/groups/{id}}. */
record GetAccountGroup(AccountGroupId id) implements ReadOperation<Nothing, Lineage, ShownGroup> {

    @Override
    public AccountId account(Call call) {
        return AccountId.INSTALLATION;
    }

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Lineage> reads(Call call, Nothing prepared) {
        return AccountGroups.lineage(id);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Lineage found) {
        return List.of(Permission.of("chancery:GetAccountGroup", Arns.accountGroup(id)));
    }

    @Override
    public ShownGroup reply(Call call, Nothing prepared, Lineage found) {
        return ShownGroup.of(found.require(id), found.path());
    }
}
