/**
 * The decision (IAM User Guide, "Policy evaluation logic").
 *
 * <p>{@link io.chancery.language.evaluate.PolicyEvaluator} answers an {@link
 * io.chancery.language.request.AccessRequest} from the {@link io.chancery.language.evaluate.ApplicablePolicies}. {@link
 * io.chancery.language.evaluate.ReferenceEvaluator} is the plain reading of the guide: it looks at every statement,
 * keeps nothing between calls, and is what faster evaluators have to agree with. {@code StatementMatcher} says whether a
 * statement is about a request, {@code PrincipalMatcher} what naming a principal in a resource policy is worth ({@code
 * Grant}), {@code Findings} gathers what matched. {@link io.chancery.language.evaluate.Explainer} tells on request what
 * each type of policy says, which statements matched and which all but did, and what kept these from it ({@code
 * StatementReading}).
 *
 * <p>Where the guide is silent, these are our choices, each with a case in the tests:
 *
 * <ul>
 *   <li>a statement with an unresolvable variable in NotResource: an Allow does not match, a Deny does;
 *   <li>NotPrincipal with Allow, which no parser lets in, matches those whom no entry names at any level, and only as far
 *       as their identity policies allow it too;
 *   <li>NotPrincipal with Deny spares a principal only if every level of it is listed: the account; for a session its
 *       role and the session;
 *   <li>service control policies are not asked about principals outside any account (services, people whom
 *       an identity provider vouches for), resource control policies are.
 * </ul>
 */
@NullMarked
package io.chancery.language.evaluate;

import org.jspecify.annotations.NullMarked;
