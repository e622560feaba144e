package io.chancery.identity.entity;

import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.internal.PolicyLookup;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What policy-service says of the policy that is to bound a new user or role.
 *
 * @param asked the ARN in the request, if it names a boundary
 * @param policyId the policy of that ARN; absent if there is none
 * @param position where policy-service looked
 */
public record BoundaryLookup(Optional<PolicyArn> asked, Optional<PolicyId> policyId, Optional<Position> position) {
    public static final BoundaryLookup NONE = new BoundaryLookup(Optional.empty(), Optional.empty(), Optional.empty());

    /** Policies of AWS that only service-linked roles have. */
    private static final String FOR_SERVICES = "arn:aws:iam::aws:policy/aws-service-role/";

    private static final String PATH = "/internal/policies/lookup";

    /** The type that the API's reference gives for a boundary, the only one. */
    public record Attached(String permissionsBoundaryType, String permissionsBoundaryArn) {
        private static final String TYPE = "PermissionsBoundaryPolicy";

        public static Attached of(PermissionsBoundary boundary) {
            return new Attached(TYPE, boundary.policyArn());
        }
    }

    public static Uni<BoundaryLookup> of(Call call, Collaborators with, Optional<PolicyArn> asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(NONE);
        }
        var question = new PolicyLookup(call.account(), asked.get().value());
        return with.get(InternalClient.class)
                .post(Peer.POLICY, PATH, call.requestId(), question, PolicyLookup.Answer.class)
                .map(answer -> new BoundaryLookup(asked, answer.policyId(), Optional.of(answer.position())));
    }

    /**
     * The boundary to set.
     *
     * @throws Refused NoSuchEntity if the policy that was asked for does not exist, PolicyNotAttachable if it is one of
     *     AWS's for service-linked roles
     */
    public Optional<PermissionsBoundary> boundary() {
        asked.filter(arn -> arn.value().startsWith(FOR_SERVICES)).ifPresent(arn -> {
            throw unattachable(Refusal.POLICY_NOT_ATTACHABLE, arn);
        });
        return asked.map(arn -> new PermissionsBoundary(
                arn.value(), policyId.orElseThrow(() -> unattachable(Refusal.NO_SUCH_ENTITY, arn))));
    }

    /**
     * As {@link #boundary()}, for a lookup that asked for one.
     *
     * @throws Refused as there
     */
    public PermissionsBoundary requireBoundary() {
        return boundary().orElseThrow(() -> new IllegalStateException("no boundary was asked for"));
    }

    private static Refused unattachable(Refusal refusal, PolicyArn arn) {
        return new Refused(refusal, "Scope ARN: %s does not exist or is not attachable.".formatted(arn.value()));
    }

    /** {@code iam:PermissionsBoundary}, if the request names one. */
    public static Map<String, List<String>> context(Optional<PolicyArn> asked) {
        return asked.map(arn -> key(arn.value())).orElse(Map.of());
    }

    /** {@code iam:PermissionsBoundary} of one that is bounded already. */
    public static Map<String, List<String>> contextOf(Optional<PermissionsBoundary> present) {
        return present.map(boundary -> key(boundary.policyArn())).orElse(Map.of());
    }

    private static Map<String, List<String>> key(String arn) {
        return Map.of("iam:PermissionsBoundary", List.of(arn));
    }

    public List<Position> seen() {
        return position.stream().toList();
    }
}
