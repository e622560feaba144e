package io.chancery.policy.managed;

import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operations on one managed policy have in common. */
final class PolicyOperation {

    private PolicyOperation() {}

    /** The action on the ARN as it was sent, with the tags of the account's own policy. */
    static List<Permission> permissions(Record operation, PolicyArn arn, Optional<ManagedPolicy> own) {
        Map<String, List<String>> context = new HashMap<>();
        for (Tag tag : own.map(ManagedPolicy::tags).orElse(List.of())) {
            context.put("aws:ResourceTag/" + tag.key(), List.of(tag.value()));
        }
        return List.of(new Permission("iam:" + operation.getClass().getSimpleName(), arn.value(), context));
    }

    static Refused notFound(PolicyArn arn) {
        return new Refused(Refusal.NO_SUCH_ENTITY, "Policy %s was not found.".formatted(arn));
    }
}
