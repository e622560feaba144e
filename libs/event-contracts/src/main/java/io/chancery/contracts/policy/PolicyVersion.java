package io.chancery.contracts.policy;

import java.time.Instant;

/**
 * One version of a managed policy.
 *
 * @param versionId {@code v1}, {@code v2}, …
 * @param document the policy as it was sent
 */
public record PolicyVersion(String versionId, String document, Instant createdAt) {}
