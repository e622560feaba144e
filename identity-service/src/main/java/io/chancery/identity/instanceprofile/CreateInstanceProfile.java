package io.chancery.identity.instanceprofile;

import io.chancery.contracts.Arns;
import io.chancery.contracts.InstanceProfileId;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileCreated;
import io.chancery.identity.entity.EntityPath;
import io.chancery.identity.entity.Quotas;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.runtime.tag.KeyCase;
import io.chancery.runtime.tag.NewTag;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code CreateInstanceProfile}. Refuses a taken name, in any case, with EntityAlreadyExists. Bringing tags
 * asks for {@code iam:TagInstanceProfile} too.
 */
public record CreateInstanceProfile(
        InstanceProfileName instanceProfileName, Optional<EntityPath> path, List<NewTag> tags)
        implements WriteOperation<Nothing, CreateInstanceProfile.Found, CreateInstanceProfile.Reply> {

    public record Reply(InstanceProfileView instanceProfile) {}

    /** @param profiles how many the account has */
    public record Found(Stream<InstanceProfile> sameName, long profiles) {}

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Tags.checked(tags, KeyCase.DISTINCT).chain(Nothing::needed);
    }

    @Override
    public Reads<Found> reads(Call call, Nothing prepared) {
        return InstanceProfiles.named(call, instanceProfileName)
                .and(reader -> reader.count(InstanceProfile.STREAM, call.account()), Found::new);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        String arn = Arns.instanceProfile(call.account(), givenPath().value(), instanceProfileName.value());
        List<Permission> permissions = new ArrayList<>();
        permissions.add(new Permission("iam:CreateInstanceProfile", arn, Tags.ofRequest(tags)));
        if (!tags.isEmpty()) {
            permissions.add(new Permission("iam:TagInstanceProfile", arn, Tags.ofRequest(tags)));
        }
        return permissions;
    }

    @Override
    public Decision<Reply> decide(Call call, Nothing prepared, Found found, Facts facts) {
        if (found.sameName().exists()) {
            throw new Refused(
                    Refusal.ENTITY_ALREADY_EXISTS,
                    "Instance Profile %s already exists.".formatted(instanceProfileName));
        }
        Quotas.INSTANCE_PROFILES.requireRoom(found.profiles());
        var created = new InstanceProfileCreated(
                facts.newId(InstanceProfileId.PREFIX, InstanceProfileId::new),
                call.account(),
                instanceProfileName.value(),
                givenPath().value(),
                Tags.stored(tags),
                facts.now());
        InstanceProfile profile =
                InstanceProfile.STREAM.evolve(Optional.empty(), created).orElseThrow();
        Change change = InstanceProfiles.change(profile, created);
        return Decision.of(change, new Reply(InstanceProfileView.of(profile, HeldRoles.NONE)));
    }

    private EntityPath givenPath() {
        return path.orElse(EntityPath.ROOT);
    }
}
