package io.chancery.contracts.policy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyCreated;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyDeleted;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyTagged;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyUntagged;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One customer managed policy with its versions, oldest first.
 *
 * @param defaultVersionId the version that decides
 */
public record ManagedPolicy(
        PolicyId id,
        AccountId account,
        String name,
        String path,
        Optional<String> description,
        List<PolicyVersion> versions,
        String defaultVersionId,
        List<Tag> tags,
        Instant createdAt,
        Instant updatedAt) {

    public static final String KIND = "policy";
    public static final String FIRST_VERSION = "v1";

    public static final StreamType<ManagedPolicy, ManagedPolicyEvent> STREAM = new StreamType<>(
            KIND,
            ManagedPolicy.class,
            ManagedPolicyEvent.class,
            ManagedPolicy::evolve,
            policy -> Set.of(nameClaim(policy.name)),
            policy -> Set.of(),
            policy -> Optional.of(new Listing(policy.name, policy.path)));

    public static Claim nameClaim(String policyName) {
        return Claim.inAccount(KIND, policyName.toLowerCase(Locale.ROOT));
    }

    public String arn() {
        return Arns.policy(account, path, name);
    }

    public Optional<PolicyVersion> version(String versionId) {
        return versions.stream()
                .filter(version -> version.versionId().equals(versionId))
                .findFirst();
    }

    static Optional<ManagedPolicy> evolve(Optional<ManagedPolicy> before, ManagedPolicyEvent event) {
        return switch (event) {
            case PolicyCreated e ->
                Optional.of(new ManagedPolicy(
                        e.policyId(),
                        e.accountId(),
                        e.policyName(),
                        e.path(),
                        e.description(),
                        List.of(new PolicyVersion(FIRST_VERSION, e.document(), e.createdAt())),
                        FIRST_VERSION,
                        e.tags(),
                        e.createdAt(),
                        e.createdAt()));
            case PolicyTagged e -> before.map(policy -> policy.tagged(Tag.put(policy.tags, e.tags())));
            case PolicyUntagged e -> before.map(policy -> policy.tagged(Tag.removed(policy.tags, e.tagKeys())));
            case PolicyDeleted e -> Optional.empty();
        };
    }

    private ManagedPolicy tagged(List<Tag> after) {
        return new ManagedPolicy(
                id, account, name, path, description, versions, defaultVersionId, after, createdAt, updatedAt);
    }
}
