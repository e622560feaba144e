package io.chancery.policy.decision;

import io.chancery.contracts.GroupId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.policy.cache.CachedPolicy;
import io.chancery.policy.cache.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the policies that apply to one actor. */
final class PolicyAssembly {

    private final AwsPolicies aws;
    private final ShardView home;
    private final CompiledPolicies.Builder builder = CompiledPolicies.builder();
    private final List<String> missing = new ArrayList<>();

    private PolicyAssembly(AwsPolicies aws, ShardView home) {
        this.aws = aws;
        this.home = home;
    }

    /**
     * What was gathered.
     *
     * @param missing policies that are attached and not to be found: nobody knows what they deny
     */
    record Assembled(CompiledPolicies.Builder policies, List<String> missing) {}

    static Assembled of(Actor actor, AwsPolicies aws) {
        var assembly = new PolicyAssembly(aws, actor.home());
        switch (actor) {
            case Actor.Root root -> {}
            case Actor.OfService service -> {}
            case Actor.OfUser(ShardView home, User user) -> assembly.user(user);
            case Actor.OfSession session -> assembly.session(session);
        }
        return new Assembled(assembly.builder, assembly.missing);
    }

    private void user(User user) {
        attachedTo(user.id().value(), "user/" + user.name());
        for (GroupId groupId : user.groups()) {
            String label = home.identity().group(groupId).map(Group::name).orElse(groupId.value());
            attachedTo(groupId.value(), "group/" + label);
        }
        boundary(user.permissionsBoundary());
    }

    private void session(Actor.OfSession actor) {
        var role = actor.role().role();
        attachedTo(role.id().value(), "role/" + role.name());
        boundary(role.permissionsBoundary());
        VerifiedSession session = actor.session();
        var limits = new ArrayList<CompiledPolicy>(session.policies());
        session.facts()
                .sessionPolicyIds()
                .forEach(id -> managed(new PolicyId(id), id).ifPresent(limits::add));
        boolean limited = !session.facts().sessionPolicies().isEmpty()
                || !session.facts().sessionPolicyIds().isEmpty();
        builder.session(limited ? Optional.of(limits) : Optional.empty());
    }

    private void attachedTo(String principalId, String label) {
        home.policy().attachments(principalId).ifPresent(attachments -> {
            for (AttachedPolicy attached : attachments.attached()) {
                managed(attached.policyId(), attached.policyArn()).ifPresent(builder::identity);
            }
            attachments.compiled().forEach((name, policy) -> builder.identity(policy.named(label + "/inline/" + name)));
        });
    }

    private Optional<CompiledPolicy> managed(PolicyId id, String name) {
        Optional<CompiledPolicy> found = find(id);
        if (found.isEmpty()) {
            missing.add(name);
        }
        return found;
    }

    private Optional<CompiledPolicy> find(PolicyId id) {
        return home.policy().policy(id).map(CachedPolicy::compiled).or(() -> aws.compiled(id));
    }

    private void boundary(Optional<PermissionsBoundary> boundary) {
        boundary.ifPresent(set -> find(set.policyId())
                .ifPresentOrElse(
                        builder::boundary,
                        () -> builder.boundaryGone(set.policyId().value())));
    }
}
