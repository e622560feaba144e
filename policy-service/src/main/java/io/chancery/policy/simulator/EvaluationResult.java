package io.chancery.policy.simulator;

import io.chancery.language.evaluate.Evaluation;
import io.chancery.wire.Structure;
import io.chancery.wire.WireName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of one action on its resources ("EvaluationResult", IAM API Reference).
 *
 * @param evalResourceName of one resource its ARN; of several the form of their ARNs
 * @param evalDecision a denial if one of the resources is denied, an explicit one if one of them is
 * @param missingContextValues only if no resource was given; else they are with the resource
 * @param organizationsDecisionDetail only if control policies limit the simulated entity or the resource; allowed if
 *     neither the service nor the resource control policies stand against it
 * @param evalDecisionDetails across accounts what each side says; empty within one, absent without a resource, and if a
 *     service control policy denies
 * @param resourceSpecificResults one of each resource, if any was given
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

    /** The better first. */
    public enum Decision {
        @WireName("allowed")
        ALLOWED,
        @WireName("implicitDeny")
        IMPLICIT_DENY,
        @WireName("explicitDeny")
        EXPLICIT_DENY;

        static Decision of(Evaluation evaluation) {
            return switch (evaluation.result()) {
                case ALLOWED -> ALLOWED;
                case EXPLICITLY_DENIED -> EXPLICIT_DENY;
                case IMPLICITLY_DENIED -> IMPLICIT_DENY;
            };
        }
    }

    /** Of one action, the results on single resources together; each statement that matched on any is there once. */
    static EvaluationResult onAll(String resources, List<EvaluationResult> each) {
        return new EvaluationResult(
                each.getFirst().evalActionName(),
                resources,
                worst(each.stream().map(EvaluationResult::evalDecision)),
                each.stream()
                        .flatMap(result -> result.matchedStatements().stream())
                        .distinct()
                        .toList(),
                List.of(),
                all(each, EvaluationResult::organizationsDecisionDetail)
                        .map(details -> new OrganizationsDecisionDetail(
                                details.stream().allMatch(OrganizationsDecisionDetail::allowedByOrganizations))),
                all(each, EvaluationResult::permissionsBoundaryDecisionDetail)
                        .map(details -> new PermissionsBoundaryDecisionDetail(details.stream()
                                .allMatch(PermissionsBoundaryDecisionDetail::allowedByPermissionsBoundary))),
                all(each, EvaluationResult::evalDecisionDetails).map(EvaluationResult::worstOfEachSide),
                Optional.of(each.stream()
                        .flatMap(result -> result.resourceSpecificResults().stream())
                        .flatMap(List::stream)
                        .toList()));
    }

    /** Empty if one of the results has none. */
    private static <T> Optional<List<T>> all(
            List<EvaluationResult> each, Function<EvaluationResult, Optional<T>> detail) {
        List<T> found = each.stream().map(detail).flatMap(Optional::stream).toList();
        return found.size() == each.size() ? Optional.of(found) : Optional.empty();
    }

    private static Map<String, Decision> worstOfEachSide(List<Map<String, Decision>> each) {
        return each.getFirst().keySet().stream()
                .collect(Collectors.toMap(
                        side -> side, side -> worst(each.stream().map(sides -> sides.get(side)))));
    }

    private static Decision worst(Stream<Decision> decisions) {
        return decisions.max(Comparator.naturalOrder()).orElseThrow();
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

    /** As AWS sends it: the reference lists other values ({@code user}, {@code aws-managed}), which it does not use. */
    public enum PolicySourceType {
        @WireName("IAM Policy")
        IAM,
        @WireName("Permissions Boundary Policy")
        PERMISSIONS_BOUNDARY,
        @WireName("Resource Policy")
        RESOURCE
    }

    public record Position(int line, int column) {}

    @Structure
    public record OrganizationsDecisionDetail(boolean allowedByOrganizations) {}

    @Structure
    public record PermissionsBoundaryDecisionDetail(boolean allowedByPermissionsBoundary) {}
}
