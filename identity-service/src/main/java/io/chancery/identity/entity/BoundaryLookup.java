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
     * @throws Refused NoSuchEntity if the policy that was asked for does not exist
     */
    public Optional<PermissionsBoundary> boundary() {
        return asked.map(arn -> new PermissionsBoundary(
                arn.value(),
                policyId.orElseThrow(() -> new Refused(
                        Refusal.NO_SUCH_ENTITY,
                        "Scope ARN: %s does not exist or is not attachable.".formatted(arn.value())))));
    }

    /** {@code iam:PermissionsBoundary}, if the request names one. */
    public static Map<String, List<String>> context(Optional<PolicyArn> asked) {
        return asked.<Map<String, List<String>>>map(arn -> Map.of("iam:PermissionsBoundary", List.of(arn.value())))
                .orElse(Map.of());
    }

    public List<Position> seen() {
        return position.stream().toList();
    }
}
