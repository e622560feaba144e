package io.chancery.policy.managed;

import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.policy.catalogue.AwsManagedPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A managed policy as answers show it ("Policy", IAM API Reference).
 *
 * @param updateDate when its default version was last set
 */
public record Policy(
        String policyName,
        String policyId,
        String arn,
        String path,
        String defaultVersionId,
        int attachmentCount,
        int permissionsBoundaryUsageCount,
        boolean isAttachable,
        Optional<String> description,
        Instant createDate,
        Instant updateDate,
        List<Tag> tags) {

    static Policy of(ManagedPolicy policy, Usage usage) {
        return new Policy(
                policy.name(),
                policy.id().value(),
                policy.arn(),
                policy.path(),
                policy.defaultVersionId(),
                Math.toIntExact(usage.attachments()),
                Math.toIntExact(usage.boundaries()),
                true,
                policy.description(),
                policy.createdAt(),
                policy.updatedAt(),
                policy.tags());
    }

    static Policy of(AwsManagedPolicy policy, Usage usage) {
        return new Policy(
                policy.name(),
                policy.id().value(),
                policy.arn(),
                policy.path(),
                policy.defaultVersionId(),
                Math.toIntExact(usage.attachments()),
                Math.toIntExact(usage.boundaries()),
                true,
                Optional.empty(),
                policy.createdAt(),
                policy.updatedAt(),
                List.of());
    }

    /** As {@code CreatePolicy} answers with it. */
    Policy withoutDescription() {
        return shown(tags);
    }

    /** As lists show it: without description and tags. */
    Policy listed() {
        return shown(List.of());
    }

    private Policy shown(List<Tag> shownTags) {
        return new Policy(
                policyName,
                policyId,
                arn,
                path,
                defaultVersionId,
                attachmentCount,
                permissionsBoundaryUsageCount,
                isAttachable,
                Optional.empty(),
                createDate,
                updateDate,
                shownTags);
    }
}
