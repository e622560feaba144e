package io.chancery.policy.simulator;

import io.chancery.contracts.Arns;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.cache.CachedPolicy;
import io.chancery.policy.cache.CachedRole;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import io.chancery.policy.decision.Actor;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.simulator.EvaluationResult.PolicySourceType;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers from the decision cache what a user, group or role has, as decisions about it do. */
final class SourcePolicies {

    /** The session that a role's policies are simulated for. */
    private static final String SESSION = "simulation";

    private final ShardView home;
    private final AwsPolicies aws;
    private final List<Source> policies = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private SourcePolicies(ShardView home, AwsPolicies aws) {
        this.home = home;
        this.aws = aws;
    }

    /**
     * What was gathered.
     *
     * @param caller who calls if the request names no other; empty for a group
     * @param tags {@code aws:PrincipalTag/*} of that caller
     * @param bound whether the account's control policies bind it
     */
    record Gathered(
            List<Source> policies,
            Optional<Source> boundary,
            Optional<RequestPrincipal> caller,
            List<Tag> tags,
            boolean bound) {

        /** The policies and others. */
        List<Source> and(List<Source> others) {
            List<Source> both = new ArrayList<>(policies);
            both.addAll(others);
            return both;
        }
    }

    /** @throws Refused NoSuchEntity if it is gone, PolicyEvaluation if it has a policy that cannot be found */
    static Gathered of(Principal principal, DecisionCache cache, AwsPolicies aws) {
        var gathering = new SourcePolicies(cache.view(principal.account()), aws);
        String id = principal.require().principalId();
        return switch (principal.name().kind()) {
            case USER ->
                gathering.user(gathering.home.identity().user(new UserId(id)).orElseThrow(principal::missing));
            case GROUP ->
                gathering.group(gathering.home.identity().group(new GroupId(id)).orElseThrow(principal::missing));
            case ROLE ->
                gathering.role(gathering
                        .home
                        .identity()
                        .role(new RoleId(id))
                        .map(CachedRole::role)
                        .orElseThrow(principal::missing));
        };
    }

    private Gathered user(User user) {
        add(user.id().value(), "user", user.name());
        for (GroupId group : user.groups()) {
            home.identity().group(group).ifPresent(found -> add(group.value(), "group", found.name()));
        }
        var caller = new RequestPrincipal.User(
                user.account().value(), user.arn(), user.id().value(), user.name());
        return new Gathered(policies, boundary(user.permissionsBoundary()), Optional.of(caller), user.tags(), true);
    }

    private Gathered group(Group group) {
        add(group.id().value(), "group", group.name());
        return new Gathered(policies, Optional.empty(), Optional.empty(), List.of(), true);
    }

    private Gathered role(Role role) {
        add(role.id().value(), "role", role.name());
        var caller = new RequestPrincipal.RoleSession(
                role.account().value(),
                Arns.assumedRole(role.account(), role.name(), SESSION),
                role.arn(),
                role.id().value(),
                SESSION);
        return new Gathered(
                policies,
                boundary(role.permissionsBoundary()),
                Optional.of(caller),
                role.tags(),
                !Actor.isServiceLinked(role));
    }

    private void add(String principalId, String kind, String name) {
        home.policy().attachments(principalId).ifPresent(attachments -> {
            for (AttachedPolicy attached : attachments.attached()) {
                add(managed(attached.policyId(), attached.policyArn(), PolicySourceType.IAM, attached.policyArn()));
            }
            attachments.inline().forEach((policyName, document) -> {
                String id = "%s_%s_%s".formatted(kind, name, policyName);
                add(new Source(id, PolicySourceType.IAM, "%s/%s/%s".formatted(kind, name, policyName), document));
            });
        });
    }

    /** A user and its groups may have the same managed policy. */
    private void add(Source source) {
        if (names.add(source.policy().name())) {
            policies.add(source);
        }
    }

    /** @param name in the evaluation: a policy may be both attached and the boundary */
    private Source managed(PolicyId id, String arn, PolicySourceType type, String name) {
        Optional<NamedPolicy> own = home.policy().policy(id).map(CachedPolicy::policy);
        NamedPolicy found = own.or(() -> aws.policy(id))
                .orElseThrow(() -> new Refused(
                        Refusal.POLICY_EVALUATION, "The attached policy %s cannot be found.".formatted(arn)));
        return new Source(arn.substring(arn.lastIndexOf('/') + 1), type, name, found.document());
    }

    private Optional<Source> boundary(Optional<PermissionsBoundary> boundary) {
        return boundary.map(set -> managed(
                set.policyId(), set.policyArn(), PolicySourceType.PERMISSIONS_BOUNDARY, "boundary " + set.policyArn()));
    }
}
