/**
 * AWS's own simulation: {@code SimulateCustomPolicy}, {@code SimulatePrincipalPolicy}, and the operations that list the
 * context keys which a simulation should be given ("Testing IAM policies with the IAM policy simulator", IAM User Guide).
 *
 * <p>{@code SimulationInput} holds what both simulations ask, {@code Simulation} makes the page that was asked for, {@code
 * Scenarios} decides each action on each resource. {@code SourcePolicies} gathers what a user, group or role has, from the decision cache, which the authorisation of the
 * same call has made wait for all that was written before.
 *
 * <p>As the API reference has it, and unlike {@code POST /v1/policy/simulate}: the owner of the resources is who {@code
 * ResourceOwner} says, else the caller, whatever account an ARN names; and a resource policy that is not sent, a role's
 * trust policy too, has no part in the answer. The choices that are ours:
 *
 * <ul>
 *   <li>without a {@code CallerArn}, a role's policies are simulated for a session of it, and a group's, or custom ones,
 *       for a user of the calling account without a name;
 *   <li>{@code SourcePolicyType} has the values that the reference lists; policies of the request are {@code none};
 *   <li>{@code StartPosition} is a statement's opening brace, {@code EndPosition} just behind its closing one.
 * </ul>
 */
@NullMarked
package io.chancery.policy.simulator;

import org.jspecify.annotations.NullMarked;
