package io.chancery.policy.catalogue;

import io.chancery.contracts.Arns;
import io.chancery.contracts.PolicyId;
import java.time.Instant;

/**
 * One policy that AWS publishes, in its latest version.
 *
 * @param path {@code /}, {@code /job-function/}, {@code /service-role/} and the like
 * @param defaultVersionId the only version that the catalogue has
 */
public record AwsManagedPolicy(
        PolicyId id, String name, String path, String defaultVersionId, Instant createdAt, Instant updatedAt) {

    private static final String SERVICE_LINKED = "/aws-service-role/";

    public String arn() {
        return Arns.awsManagedPolicy(path, name);
    }

    /** Only for service-linked roles ("Using service-linked roles", IAM User Guide). */
    public boolean isServiceLinked() {
        return path.startsWith(SERVICE_LINKED);
    }
}
