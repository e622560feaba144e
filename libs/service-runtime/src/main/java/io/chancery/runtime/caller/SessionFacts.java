package io.chancery.runtime.caller;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.RoleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is true of a role session and stored nowhere: it travels as a <em>session statement</em> signed by
 * identity-service.
 *
 * @param account the role's account
 * @param sessionPolicies inline session policies, as sent
 * @param sessionPolicyIds unique ids of managed session policies
 * @param tags session tags by key, those that came from the session before among them
 * @param transitiveTagKeys keys of tags that go on to sessions of roles that this session assumes
 * @param assumedBy the ARN of who assumed the role
 */
public record SessionFacts(
        AccountId account,
        RoleId roleId,
        String roleName,
        String sessionName,
        AccessKeyId accessKeyId,
        List<String> sessionPolicies,
        List<String> sessionPolicyIds,
        Map<String, String> tags,
        List<String> transitiveTagKeys,
        Optional<String> sourceIdentity,
        Optional<Instant> multiFactorAuthenticatedAt,
        String assumedBy,
        Instant issuedAt,
        Instant expiresAt) {

    /** {@code arn:aws:sts::<account>:assumed-role/<role>/<session>}. */
    public String arn() {
        return Arns.assumedRole(account, roleName, sessionName);
    }

    /** The session's unique id, {@code aws:userid}. */
    public String userId() {
        return roleId + ":" + sessionName;
    }
}
