/**
 * Simulation: what would be decided in a world that the request itself states. {@code POST /v1/policy/simulate} takes
 * everything inline; nothing that is stored has a part in it, and nothing is filled in from the clock.
 *
 * <p>{@code SimulationReader} reads the call, {@code CaseReader} one case of it, {@code Simulator} decides and explains,
 * {@code Workers} keeps it all off the event loops. The package {@code simulator} has AWS's own simulation
 * operations.
 *
 * <p>The choices that are ours:
 *
 * <ul>
 *   <li>what the context says of the principal prevails over what follows from its ARN; what it leaves unsaid follows
 *       from the ARN, as far as that tells;
 *   <li>a role's ARN as principal means a session of that role;
 *   <li>a list of one value is a single value, but for keys that AWS documents as multi-valued; any other list is a set;
 *   <li>session policies that are there but empty are a session that is limited to nothing; a permissions boundary is in
 *       force if there is one in the list, and there is one at most;
 *   <li>a level of service control policies without policies allows nothing; a level of resource control policies denies
 *       only what it says, since full access is always attached to it;
 *   <li>service-linked roles are not bound by control policies, which is noted;
 *   <li>a role that is to be assumed, and a resource of the configured kinds (keys of KMS), needs its own policy also
 *       within one account. Without one in the case it is denied, as it would be for real.
 * </ul>
 */
@NullMarked
package io.chancery.policy.simulation;

import org.jspecify.annotations.NullMarked;
