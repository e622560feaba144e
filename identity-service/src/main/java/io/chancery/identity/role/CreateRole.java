package io.chancery.identity.role;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.Position;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.identity.entity.EntityPath;
import io.chancery.identity.entity.PolicyArn;
import io.chancery.identity.entity.Quotas;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * IAM 2010-05-08 {@code CreateRole}. Refuses a taken name, in any case, with EntityAlreadyExists; a trust policy that
 * names a user or role that does not exist, in whichever account, with MalformedPolicyDocument; a boundary that does not
 * exist with NoSuchEntity; a path of service-linked roles with InvalidInput. Bringing tags asks for {@code iam:TagRole}
 * too.
 */
public record CreateRole(
        RoleName roleName,
        Optional<EntityPath> path,
        TrustDocument assumeRolePolicyDocument,
        Optional<RoleDescription> description,
        Optional<MaxSessionDuration> maxSessionDuration,
        List<NewTag> tags,
        Optional<PolicyArn> permissionsBoundary)
        implements WriteOperation<CreateRole.Prepared, CreateRole.Found, CreateRole.Reply> {

    public record Reply(RoleView role) {}

    public record Prepared(BoundaryLookup boundary, TrustPolicies.Resolved trust) {}

    /** @param roles how many the account has */
    public record Found(Stream<Role> sameName, long roles) {}

    @Override
    public Uni<Prepared> prepare(Call call, Collaborators with) {
        return Tags.checked(tags)
                .chain(() -> TrustPolicies.resolve(call, with, assumeRolePolicyDocument))
                .flatMap(trust -> BoundaryLookup.of(call, with, permissionsBoundary)
                        .map(boundary -> new Prepared(boundary, trust)));
    }

    @Override
    public Set<AccountId> concerned(Prepared prepared) {
        return prepared.trust().concerned();
    }

    @Override
    public List<Position> seen(Prepared prepared) {
        return prepared.boundary().seen();
    }

    @Override
    public Reads<Found> reads(Call call, Prepared prepared) {
        return Roles.named(call, roleName).and(reader -> reader.count(Role.STREAM, call.account()), Found::new);
    }

    @Override
    public List<Permission> permissions(Call call, Prepared prepared, Found found) {
        String arn = Arns.role(call.account(), givenPath().value(), roleName.value());
        Map<String, List<String>> context = new HashMap<>(Tags.ofRequest(tags));
        context.putAll(BoundaryLookup.context(permissionsBoundary));
        List<Permission> permissions = new ArrayList<>();
        permissions.add(new Permission("iam:CreateRole", arn, context));
        if (!tags.isEmpty()) {
            permissions.add(new Permission("iam:TagRole", arn, Tags.ofRequest(tags)));
        }
        return permissions;
    }

    @Override
    public Decision<Reply> decide(Call call, Prepared prepared, Found found, Facts facts) {
        if (givenPath().value().startsWith(Role.SERVICE_LINKED_PATH)) {
            throw new Refused(
                    Refusal.INVALID_INPUT,
                    "The path %s is reserved for service-linked roles.".formatted(Role.SERVICE_LINKED_PATH));
        }
        if (found.sameName().exists()) {
            throw Roles.taken(roleName);
        }
        Quotas.ROLES.requireRoom(found.roles());
        var role = new Role(
                facts.newId(RoleId.PREFIX, RoleId::new),
                call.account(),
                roleName.value(),
                givenPath().value(),
                prepared.trust().policy(),
                description.map(RoleDescription::value),
                maxSessionDuration.orElse(MaxSessionDuration.DEFAULT).value(),
                Tags.stored(tags),
                prepared.boundary().boundary(),
                facts.now());
        return Decision.of(
                new Change(Role.STREAM, role.id().value(), role.arn(), created(role)),
                new Reply(RoleView.of(role, prepared.trust().arns())));
    }

    private static RoleCreated created(Role role) {
        return new RoleCreated(
                role.id(),
                role.account(),
                role.name(),
                role.path(),
                role.trustPolicy(),
                role.description(),
                role.maxSessionDurationSeconds(),
                role.tags(),
                role.permissionsBoundary(),
                role.createdAt());
    }

    private EntityPath givenPath() {
        return path.orElse(EntityPath.ROOT);
    }
}
