package io.chancery.contracts.identity;

import io.chancery.contracts.canonical.Recurring;
import java.util.Map;

/**
 * Who may assume a role.
 *
 * @param document the policy as it was sent
 * @param resolvedPrincipals each user or role ARN in it, and the unique id that it named when the policy was set; a
 *     principal deleted and made again has another id and is not trusted
 */
@Recurring
public record TrustPolicy(String document, Map<String, String> resolvedPrincipals) {}
