package io.chancery.identity.instanceprofile;

import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.Role;
import io.chancery.identity.role.RoleName;
import io.chancery.identity.role.Roles;
import io.chancery.runtime.caller.Call;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;

/** An instance profile and a role that is to come into it or go. */
record HeldRole(Stream<InstanceProfile> profile, Stream<Role> role) {

    static Reads<HeldRole> reads(Call call, InstanceProfileName profile, RoleName role) {
        return InstanceProfiles.named(call, profile).and(Roles.named(call, role), HeldRole::new);
    }
}
