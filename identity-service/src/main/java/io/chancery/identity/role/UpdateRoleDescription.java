package io.chancery.identity.role;

import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleUpdated;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** IAM 2010-05-08 {@code UpdateRoleDescription}, the one thing of a service-linked role that its account changes. */
public record UpdateRoleDescription(RoleName roleName, RoleDescription description)
        implements WriteOperation<Nothing, UpdateRoleDescription.Found, UpdateRoleDescription.Reply> {

    public record Reply(RoleView role) {}

    /** @param arns of the principals that its trust policy names and that live, by unique id */
    public record Found(Stream<Role> role, Map<String, String> arns) {}

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Found> reads(Call call, Nothing prepared) {
        return Roles.named(call, roleName)
                .then(role -> TrustPrincipals.arnsIn(role.state()).map(arns -> new Found(role, arns)));
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        return List.of(Roles.permission(
                "iam:UpdateRoleDescription", call, roleName, found.role().state()));
    }

    @Override
    public Decision<Reply> decide(Call call, Nothing prepared, Found found, Facts facts) {
        Role role = Roles.require(found.role().state(), roleName);
        var updated = new RoleUpdated(role.id(), Optional.of(description.value()), role.maxSessionDurationSeconds());
        Role after = Role.STREAM.evolve(Optional.of(role), updated).orElseThrow();
        Reply reply = new Reply(RoleView.of(after, found.arns()));
        return after.equals(role) ? Decision.unchanged(reply) : Decision.of(Roles.change(role, updated), reply);
    }
}
