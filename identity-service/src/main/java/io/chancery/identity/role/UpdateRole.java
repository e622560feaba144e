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
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code UpdateRole}. A description that is not sent stays. "If you do not specify a value for [the longest
 * session], the default value of one hour is applied" ("UpdateRole", IAM API). A service-linked role is
 * UnmodifiableEntity.
 */
public record UpdateRole(
        RoleName roleName, Optional<RoleDescription> description, Optional<MaxSessionDuration> maxSessionDuration)
        implements WriteOperation<Nothing, Stream<Role>, UpdateRole.Reply> {

    /** The API has a result here, with nothing in it. */
    public record Reply() {}

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Stream<Role>> reads(Call call, Nothing prepared) {
        return Roles.named(call, roleName);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Stream<Role> found) {
        return List.of(Roles.permission("iam:UpdateRole", call, roleName, found.state()));
    }

    @Override
    public Decision<Reply> decide(Call call, Nothing prepared, Stream<Role> found, Facts facts) {
        Role role = Roles.requireModifiable(Roles.require(found.state(), roleName));
        Optional<String> newDescription =
                description.map(RoleDescription::value).or(role::description);
        int seconds = maxSessionDuration.orElse(MaxSessionDuration.DEFAULT).value();
        if (newDescription.equals(role.description()) && seconds == role.maxSessionDurationSeconds()) {
            return Decision.unchanged(new Reply());
        }
        return Decision.of(Roles.change(role, new RoleUpdated(role.id(), newDescription, seconds)), new Reply());
    }
}
