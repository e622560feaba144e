package io.chancery.policy.decision;

import io.chancery.contracts.GroupId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.policy.cache.CachedPolicy;
import io.chancery.policy.cache.IdentityImage;
import io.chancery.policy.cache.PolicyImage;
import io.chancery.policy.cache.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The identity policies and the boundary of one user or role, compiled and laid out, and the versions of what they were
 * gathered from. As long as those are the same, so are they.
 *
 * @param holder the user or role
 * @param missing policies that are attached and not to be found: nobody knows what they deny
 */
record PrincipalsPolicies(
        Object holder,
        Object groups,
        Object attachments,
        Object managed,
        CompiledPolicies compiled,
        List<String> missing) {

    /** Whether they are what would be gathered now. Compares references: images share what a batch has not touched. */
    @SuppressWarnings("ReferenceEquality")
    boolean holdIn(ShardView home, Object now) {
        PolicyImage policy = home.policy();
        return holder == now
                && groups == home.identity().groups().version()
                && attachments == policy.attachments().version()
                && managed == policy.policies().version();
    }

    static PrincipalsPolicies ofUser(Actor.OfUser actor, AwsPolicies aws) {
        var user = actor.user();
        var gathering = new Gathering(actor.home(), aws);
        gathering.attachedTo(user.id().value(), "user/" + user.name());
        for (GroupId groupId : user.groups()) {
            String label = gathering.identity.group(groupId).map(Group::name).orElse(groupId.value());
            gathering.attachedTo(groupId.value(), "group/" + label);
        }
        return gathering.done(user, user.permissionsBoundary());
    }

    static PrincipalsPolicies ofRole(Actor.OfSession actor, AwsPolicies aws) {
        var role = actor.role().role();
        var gathering = new Gathering(actor.home(), aws);
        gathering.attachedTo(role.id().value(), "role/" + role.name());
        return gathering.done(actor.role(), role.permissionsBoundary());
    }

    /** The managed policy with this id, of the account or of AWS. */
    static Optional<CompiledPolicy> managed(PolicyImage policy, AwsPolicies aws, PolicyId id) {
        return policy.policy(id).map(CachedPolicy::compiled).or(() -> aws.compiled(id));
    }

    private static final class Gathering {
        private final IdentityImage identity;
        private final PolicyImage policy;
        private final AwsPolicies aws;
        private final CompiledPolicies.Builder builder = CompiledPolicies.builder();
        private final List<String> missing = new ArrayList<>();

        Gathering(ShardView home, AwsPolicies aws) {
            this.identity = home.identity();
            this.policy = home.policy();
            this.aws = aws;
        }

        void attachedTo(String principalId, String label) {
            policy.attachments(principalId).ifPresent(found -> {
                for (AttachedPolicy attached : found.attached()) {
                    managed(policy, aws, attached.policyId())
                            .ifPresentOrElse(builder::identity, () -> missing.add(attached.policyArn()));
                }
                found.compiled()
                        .forEach((name, document) -> builder.identity(document.named(label + "/inline/" + name)));
            });
        }

        PrincipalsPolicies done(Object holder, Optional<PermissionsBoundary> boundary) {
            boundary.ifPresent(set -> managed(policy, aws, set.policyId())
                    .ifPresentOrElse(
                            builder::boundary,
                            () -> builder.boundaryGone(set.policyId().value())));
            return new PrincipalsPolicies(
                    holder,
                    identity.groups().version(),
                    policy.attachments().version(),
                    policy.policies().version(),
                    builder.build(),
                    List.copyOf(missing));
        }
    }
}
