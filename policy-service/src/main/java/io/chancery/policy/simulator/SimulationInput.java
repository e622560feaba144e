package io.chancery.policy.simulator;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Digests;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.simulation.SimulatedPrincipals;
import io.chancery.policy.simulator.EvaluationResult.PolicySourceType;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What both simulations ask: what is called, by whom, in which circumstances. */
sealed interface SimulationInput permits SimulateCustomPolicy, SimulatePrincipalPolicy {

    String POLICY_INPUT_LIST = "PolicyInputList";

    List<PolicyText> policyInputList();

    List<PolicyText> permissionsBoundaryPolicyInputList();

    List<ActionName> actionNames();

    List<ResourceName> resourceArns();

    Optional<PolicyText> resourcePolicy();

    Optional<ResourceName> resourceOwner();

    Optional<ResourceName> callerArn();

    List<ContextEntry> contextEntries();

    Optional<String> resourceHandlingOption();

    Optional<String> marker();

    Optional<MaxItems> maxItems();

    /** Of everything but the page, so that a marker goes on only with the same question. */
    default String digest() {
        String asked = List.of(
                        policyInputList(),
                        permissionsBoundaryPolicyInputList(),
                        actionNames(),
                        resourceArns(),
                        resourcePolicy(),
                        resourceOwner(),
                        callerArn(),
                        contextEntries())
                .toString();
        return HexFormat.of().formatHex(Digests.sha256(asked.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws Refused InvalidInput */
    default void requireSupported() {
        if (actionNames().isEmpty()) {
            throw new Refused(Refusal.INVALID_INPUT, "ActionNames names no action.");
        }
        resourceHandlingOption().ifPresent(scenario -> ResourceHandling.require(scenario, resourceArns()));
    }

    /** One boundary at most; it takes the place of the entity's own. @throws Refused InvalidInput */
    default Optional<Source> givenBoundary() {
        List<Source> given = Source.given(
                "PermissionsBoundaryPolicyInputList",
                PolicySourceType.PERMISSIONS_BOUNDARY,
                permissionsBoundaryPolicyInputList());
        if (given.size() > 1) {
            throw new Refused(
                    Refusal.INVALID_INPUT, "The list of Permissions Boundary policies cannot exceed 1 items.");
        }
        return given.stream().findFirst();
    }

    /**
     * Who calls: whom {@code CallerArn} says, else the one whose policies are simulated, else a user without a name.
     *
     * @param own whose policies are simulated
     * @param ownIsUser whether that may stand in for the {@code CallerArn} that a resource policy requires
     * @throws Refused InvalidInput
     */
    default RequestPrincipal caller(
            AccountId account, Optional<RequestPrincipal> own, boolean ownIsUser, RequestContext context) {
        if (callerArn().isEmpty()) {
            if (resourcePolicy().isPresent() && !ownIsUser) {
                throw new Refused(
                        Refusal.INVALID_INPUT,
                        "CallerArn is required with ResourcePolicy, whose Principal element is about the caller.");
            }
            return own.orElseGet(() -> new RequestPrincipal.User(account.value(), "", "", ""));
        }
        String arn = callerArn().get().value();
        return SimulatedPrincipals.of(arn, context)
                .filter(RequestPrincipal.User.class::isInstance)
                .map(caller ->
                        own.filter(each -> each.arn().equals(caller.arn())).orElse(caller))
                .orElseThrow(() ->
                        new Refused(Refusal.INVALID_INPUT, "CallerArn: %s is not the ARN of a user.".formatted(arn)));
    }
}
