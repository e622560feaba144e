package io.chancery.identity.role;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent;
import io.chancery.identity.entity.EntityPath;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Change;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.Map;
import java.util.Optional;

/** What the operations on roles have in common. */
public final class Roles {
    private Roles() {}

    public static Reads<Stream<Role>> named(Call call, RoleName name) {
        return Reads.named(Role.STREAM, call.account(), name.claim());
    }

    /** @throws Refused NoSuchEntity if there is no such role */
    public static Role require(Optional<Role> found, RoleName name) {
        return found.orElseThrow(
                () -> new Refused(Refusal.NO_SUCH_ENTITY, "The role with name %s cannot be found.".formatted(name)));
    }

    /**
     * For what only the service may do to a service-linked role ("Using service-linked roles", IAM User Guide).
     *
     * @throws Refused UnmodifiableEntity if the role is one
     */
    public static Role requireModifiable(Role role) {
        if (role.linkedService().isPresent()) {
            throw new Refused(
                    Refusal.UNMODIFIABLE_ENTITY,
                    "Cannot perform the operation on the protected role '%s' - this role is only modifiable by AWS"
                            .formatted(role.name()));
        }
        return role;
    }

    static Refused taken(RoleName name) {
        return new Refused(Refusal.ENTITY_ALREADY_EXISTS, "Role with name %s already exists.".formatted(name));
    }

    public static Change change(Role role, RoleEvent event) {
        return new Change(Role.STREAM, role.id().value(), role.arn(), event);
    }

    /** The permission for an action on one role; one that is absent is authorised as if its path were {@code /}. */
    public static Permission permission(String action, Call call, RoleName name, Optional<Role> found) {
        return new Permission(
                action,
                found.map(Role::arn).orElseGet(() -> absent(call.account(), name)),
                found.map(role -> Tags.ofResource(role.tags())).orElse(Map.of()));
    }

    private static String absent(AccountId account, RoleName name) {
        return Arns.role(account, EntityPath.ROOT.value(), name.value());
    }
}
