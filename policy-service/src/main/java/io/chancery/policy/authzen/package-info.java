/**
 * The door for policy enforcement points: OpenID AuthZEN Authorization API 1.0, evaluations.
 *
 * <p>{@code AuthzenResource} has the paths, {@code QuestionReader} reads a question and {@code ContextReader} its condition
 * keys, {@code Names} makes ARNs of what is called otherwise, {@code Enforcers} says who may ask about whom, {@code
 * Evaluations} answers from the cache, on the event loop. {@code policy/search} has the searches.
 *
 * <p>Beside the standard: a subject of the type {@code iam} has a principal's ARN as its id; a role session brings the
 * statement that identity-service signed as {@code subject.properties.session}; one that asks about itself, in a request
 * that its own credentials signed, need not. {@code resource.properties.account} tells whose a resource is whose ARN does
 * not say it. Three members of {@code context} steer the decision: {@code chancery:atLeast}, a list of revisions that it
 * must have seen (it waits two seconds for them, then answers 503), {@code chancery:maxStalenessSeconds}, how old what it
 * knows may be at most, and {@code chancery:explain}, whether the answer is to be explained in full: then it is made off
 * the event loop.
 */
@NullMarked
package io.chancery.policy.authzen;

import org.jspecify.annotations.NullMarked;
