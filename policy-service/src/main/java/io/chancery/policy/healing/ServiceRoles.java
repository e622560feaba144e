package io.chancery.policy.healing;

import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.record.Envelope;
import io.chancery.policy.catalogue.AwsManagedPolicy;
import io.chancery.policy.catalogue.ServiceLinkedPolicies;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Command;
import java.util.List;
import java.util.Optional;

/** What follows from a new service-linked role: it gets its service's policy, which nobody else may attach or detach. */
final class ServiceRoles {

    private final ServiceLinkedPolicies policies;

    ServiceRoles(ServiceLinkedPolicies policies) {
        this.policies = policies;
    }

    /** None for any other event, and for services whose policy is not known. */
    List<Command<?, NoReply>> following(Envelope envelope) {
        if (!(envelope.event() instanceof RoleCreated role)) {
            return List.of();
        }
        Optional<AwsManagedPolicy> policy = Role.linkedService(role.path()).flatMap(policies::of);
        return policy.<List<Command<?, NoReply>>>map(one -> List.of(new AttachServicePolicy(
                        envelope.account(), role.roleId().value(), envelope.required(Envelope.SUBJECT), one)))
                .orElse(List.of());
    }
}
