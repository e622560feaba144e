/**
 * May this principal do that?
 *
 * <p>{@link io.chancery.policy.decision.Principals} says who a caller or a decision's subject is and whether it lives;
 * {@code PolicyAssembly} gathers the policies that apply to it from the cache, and keeps those of a principal ({@code
 * PrincipalsPolicies}); {@code ContextKeys} adds the condition
 * keys that the suite knows itself; {@code Guardrails} are the control policies of the organisation; {@link
 * io.chancery.policy.decision.Decisions} puts the question to the evaluator. {@link
 * io.chancery.policy.decision.FreshAuthorizer} does so for administration, once the cache has seen all that was written
 * before.
 */
@NullMarked
package io.chancery.policy.decision;

import org.jspecify.annotations.NullMarked;
