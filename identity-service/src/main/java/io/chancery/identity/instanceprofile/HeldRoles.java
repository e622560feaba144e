package io.chancery.identity.instanceprofile;

import io.chancery.contracts.RoleId;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.Role;
import io.chancery.identity.role.RoleView;
import io.chancery.identity.role.TrustPrincipals;
import io.chancery.store.append.Reads;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The roles that some profiles hold.
 *
 * @param arns of the principals that the roles' trust policies name and that live, by unique id
 */
record HeldRoles(List<Role> roles, Map<String, String> arns) {
    static final HeldRoles NONE = new HeldRoles(List.of(), Map.of());

    static Reads<HeldRoles> of(Collection<InstanceProfile> profiles) {
        List<RoleId> held = profiles.stream()
                .flatMap(profile -> profile.role().stream())
                .distinct()
                .toList();
        Reads<List<Role>> roles = reader -> reader.each(held, role -> reader.stream(Role.STREAM, role.value()))
                .map(found ->
                        found.stream().flatMap(role -> role.state().stream()).toList());
        return roles.then(HeldRoles::with);
    }

    /** These roles, whoever holds them. */
    static Reads<HeldRoles> with(List<Role> roles) {
        return TrustPrincipals.arns(roles.stream()
                        .flatMap(role -> role.trustPolicy().resolvedPrincipals().values().stream())
                        .toList())
                .map(arns -> new HeldRoles(roles, arns));
    }

    List<RoleView> in(InstanceProfile profile) {
        return roles.stream()
                .filter(role -> profile.role().filter(role.id()::equals).isPresent())
                .map(role -> RoleView.listed(role, arns))
                .toList();
    }
}
