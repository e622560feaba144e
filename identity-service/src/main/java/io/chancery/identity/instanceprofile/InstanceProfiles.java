package io.chancery.identity.instanceprofile;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent;
import io.chancery.identity.entity.EntityPath;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Change;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the operations on instance profiles have in common. */
final class InstanceProfiles {
    private InstanceProfiles() {}

    static Reads<Stream<InstanceProfile>> named(Call call, InstanceProfileName name) {
        return Reads.named(InstanceProfile.STREAM, call.account(), name.claim());
    }

    /** @throws Refused NoSuchEntity if there is no such profile */
    static InstanceProfile require(Optional<InstanceProfile> found, InstanceProfileName name) {
        return found.orElseThrow(
                () -> new Refused(Refusal.NO_SUCH_ENTITY, "Instance Profile %s cannot be found.".formatted(name)));
    }

    static Change change(InstanceProfile profile, InstanceProfileEvent event) {
        return new Change(InstanceProfile.STREAM, profile.id().value(), profile.arn(), event);
    }

    /** The stored ARN; one that is absent is authorised as if its path were {@code /}. */
    static String arn(AccountId account, InstanceProfileName name, Optional<InstanceProfile> found) {
        return found.map(InstanceProfile::arn)
                .orElseGet(() -> Arns.instanceProfile(account, EntityPath.ROOT.value(), name.value()));
    }

    /** The profile's tags as condition keys. */
    static Map<String, List<String>> context(Optional<InstanceProfile> found) {
        return found.map(profile -> Tags.ofResource(profile.tags())).orElse(Map.of());
    }

    /** The permission for an action on one profile. */
    static Permission permission(String action, Call call, InstanceProfileName name, Optional<InstanceProfile> found) {
        return new Permission(action, arn(call.account(), name, found), context(found));
    }
}
