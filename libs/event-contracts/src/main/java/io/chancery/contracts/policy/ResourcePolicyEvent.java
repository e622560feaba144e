package io.chancery.contracts.policy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.WireType;
import java.util.Map;

/**
 * What happens to the policy of one resource. Stream {@code resource-policy/<id>}, the id following from the owning
 * account and the ARN; a policy that is put again after it was deleted goes on in the same stream.
 */
public sealed interface ResourcePolicyEvent extends PolicyEvent {

    /** The account that owns the resource. */
    AccountId accountId();

    /** The resource's ARN. */
    String resource();

    /**
     * Written by {@code PutResourcePolicy}; replaces what was there.
     *
     * @param document as it was sent, at most 20,480 characters without white space
     * @param resolvedPrincipals each user or role that the document names, by ARN or unique id, and the unique id that
     *     it had when the policy was put
     */
    @WireType("io.chancery.policy.resource-policy-put.v1")
    record ResourcePolicyPut(
            AccountId accountId, String resource, String document, Map<String, String> resolvedPrincipals)
            implements ResourcePolicyEvent {}

    /** Written by {@code DeleteResourcePolicy}. */
    @WireType("io.chancery.policy.resource-policy-deleted.v1")
    record ResourcePolicyDeleted(AccountId accountId, String resource) implements ResourcePolicyEvent {}
}
