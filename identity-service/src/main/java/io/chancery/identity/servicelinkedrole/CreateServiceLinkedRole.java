package io.chancery.identity.servicelinkedrole;

import io.chancery.contracts.Arns;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.identity.role.MaxSessionDuration;
import io.chancery.identity.role.RoleDescription;
import io.chancery.identity.role.RoleName;
import io.chancery.identity.role.RoleView;
import io.chancery.identity.role.Roles;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.chancery.wire.WireName;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code CreateServiceLinkedRole}: a role that trusts the service alone. Its name and path follow from the
 * service's ({@link LinkedRoleNames}); a name that is taken is InvalidInput. The quota of roles does not count here: a
 * service gets its role in a full account too.
 */
public record CreateServiceLinkedRole(
        @WireName("AWSServiceName") AwsServiceName awsServiceName,
        Optional<RoleDescription> description,
        Optional<CustomSuffix> customSuffix)
        implements WriteOperation<RoleName, Stream<Role>, CreateServiceLinkedRole.Reply> {

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s\"},\"Action\":\"sts:AssumeRole\"}]}";

    public record Reply(RoleView role) {}

    @Override
    public Uni<RoleName> prepare(Call call, Collaborators with) {
        return Uni.createFrom()
                .item(() -> new RoleName(
                        LinkedRoleNames.of(awsServiceName.value(), customSuffix.map(CustomSuffix::value))));
    }

    @Override
    public Reads<Stream<Role>> reads(Call call, RoleName name) {
        return Roles.named(call, name);
    }

    @Override
    public List<Permission> permissions(Call call, RoleName name, Stream<Role> found) {
        return List.of(Permission.of("iam:CreateServiceLinkedRole", Arns.role(call.account(), path(), name.value()))
                .with(Map.of("iam:AWSServiceName", List.of(awsServiceName.value()))));
    }

    @Override
    public Decision<Reply> decide(Call call, RoleName name, Stream<Role> found, Facts facts) {
        if (found.exists()) {
            throw new Refused(
                    Refusal.INVALID_INPUT,
                    "Service role name %s has been taken in this account, please try a different suffix."
                            .formatted(name));
        }
        var created = new RoleCreated(
                facts.newId(RoleId.PREFIX, RoleId::new),
                call.account(),
                name.value(),
                path(),
                new TrustPolicy(TRUST.formatted(awsServiceName.value()), Map.of()),
                description.map(RoleDescription::value),
                MaxSessionDuration.DEFAULT.value(),
                List.of(),
                Optional.empty(),
                facts.now());
        Role role = Role.STREAM.evolve(Optional.empty(), created).orElseThrow();
        return Decision.of(
                new Change(Role.STREAM, role.id().value(), role.arn(), created),
                new Reply(RoleView.of(role, Map.of())));
    }

    private String path() {
        return Role.SERVICE_LINKED_PATH + awsServiceName.value() + "/";
    }
}
