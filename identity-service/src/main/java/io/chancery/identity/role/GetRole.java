package io.chancery.identity.role;

import io.chancery.contracts.identity.Role;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** IAM 2010-05-08 {@code GetRole}. */
public record GetRole(RoleName roleName) implements ReadOperation<Nothing, GetRole.Found, GetRole.Reply> {

    public record Reply(RoleView role) {}

    /** @param arns of the principals that its trust policy names and that live, by unique id */
    public record Found(Optional<Role> role, Map<String, String> arns) {}

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Found> reads(Call call, Nothing prepared) {
        return Roles.named(call, roleName)
                .then(role -> TrustPrincipals.arnsIn(role.state()).map(arns -> new Found(role.state(), arns)));
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        return List.of(Roles.permission("iam:GetRole", call, roleName, found.role()));
    }

    @Override
    public Reply reply(Call call, Nothing prepared, Found found) {
        return new Reply(RoleView.of(Roles.require(found.role(), roleName), found.arns()));
    }
}
