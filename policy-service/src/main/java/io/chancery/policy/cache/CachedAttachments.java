package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.language.PolicyDocument;
import java.util.List;
import java.util.SortedMap;

/**
 * The policies of one user, group or role.
 *
 * @param inline documents by policy name, parsed
 */
public record CachedAttachments(
        AccountId account, List<AttachedPolicy> attached, SortedMap<String, PolicyDocument> inline) {}
