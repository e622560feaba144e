package io.chancery.contracts.policy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.WireType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to a customer managed policy. Stream {@code policy/<policy id>}, its versions included. */
public sealed interface ManagedPolicyEvent extends PolicyEvent {

    /**
     * Written by {@code CreatePolicy}. Its document is version {@code v1} and the default.
     *
     * @param policyName 1–128 characters of {@code [\w+=,.@-]}; unique in the account ignoring case
     * @param document as it was sent, at most 6,144 characters without white space
     */
    @WireType("io.chancery.policy.policy-created.v1")
    record PolicyCreated(
            PolicyId policyId,
            AccountId accountId,
            String policyName,
            String path,
            Optional<String> description,
            String document,
            List<Tag> tags,
            Instant createdAt)
            implements ManagedPolicyEvent {}

    /**
     * Written by {@code TagPolicy}.
     *
     * @param tags that come, or have another value; keys that differ in case are two
     */
    @WireType("io.chancery.policy.policy-tagged.v1")
    record PolicyTagged(PolicyId policyId, List<Tag> tags) implements ManagedPolicyEvent {}

    /**
     * Written by {@code UntagPolicy}.
     *
     * @param tagKeys that go, as they are stored
     */
    @WireType("io.chancery.policy.policy-untagged.v1")
    record PolicyUntagged(PolicyId policyId, List<String> tagKeys) implements ManagedPolicyEvent {}

    /** Written by {@code DeletePolicy}. */
    @WireType("io.chancery.policy.policy-deleted.v1")
    record PolicyDeleted(PolicyId policyId) implements ManagedPolicyEvent {}
}
