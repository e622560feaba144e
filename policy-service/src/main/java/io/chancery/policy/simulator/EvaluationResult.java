package io.chancery.policy.simulator;

import io.chancery.language.evaluate.Evaluation;
import io.chancery.wire.Structure;
import io.chancery.wire.WireName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one action on one resource ("EvaluationResult", IAM API Reference).
 *
 * @param missingContextValues only if no resource was given; else they are with the resource
 * @param organizationsDecisionDetail only if control policies limit the simulated entity or the resource; allowed if
 *     neither the service nor the resource control policies stand against it
 * @param evalDecisionDetails across accounts what each side says; empty within one, absent without a resource
 * @param resourceSpecificResults of the resource, if one was given
 */
public record EvaluationResult(
        String evalActionName,
        String evalResourceName,
        Decision evalDecision,
        List<Statement> matchedStatements,
        List<String> missingContextValues,
        Optional<OrganizationsDecisionDetail> organizationsDecisionDetail,
        Optional<PermissionsBoundaryDecisionDetail> permissionsBoundaryDecisionDetail,
        Optional<Map<String, Decision>> evalDecisionDetails,
        Optional<List<ResourceSpecificResult>> resourceSpecificResults) {

    public enum Decision {
        @WireName("allowed")
        ALLOWED,
        @WireName("explicitDeny")
        EXPLICIT_DENY,
        @WireName("implicitDeny")
        IMPLICIT_DENY;

        static Decision of(Evaluation evaluation) {
            return switch (evaluation.result()) {
                case ALLOWED -> ALLOWED;
                case EXPLICITLY_DENIED -> EXPLICIT_DENY;
                case IMPLICITLY_DENIED -> IMPLICIT_DENY;
            };
        }
    }

    /** @param evalDecisionDetails only across accounts */
    public record ResourceSpecificResult(
            String evalResourceName,
            Decision evalResourceDecision,
            List<Statement> matchedStatements,
            List<String> missingContextValues,
            Optional<Map<String, Decision>> evalDecisionDetails,
            Optional<PermissionsBoundaryDecisionDetail> permissionsBoundaryDecisionDetail) {}

    public record Statement(
            String sourcePolicyId, PolicySourceType sourcePolicyType, Position startPosition, Position endPosition) {}

    /** What a policy is attached to, or {@code none} if it is of the request. */
    public enum PolicySourceType {
        @WireName("user")
        USER,
        @WireName("group")
        GROUP,
        @WireName("role")
        ROLE,
        @WireName("aws-managed")
        AWS_MANAGED,
        @WireName("user-managed")
        USER_MANAGED,
        @WireName("resource")
        RESOURCE,
        @WireName("none")
        NONE
    }

    public record Position(int line, int column) {}

    @Structure
    public record OrganizationsDecisionDetail(boolean allowedByOrganizations) {}

    @Structure
    public record PermissionsBoundaryDecisionDetail(boolean allowedByPermissionsBoundary) {}
}
