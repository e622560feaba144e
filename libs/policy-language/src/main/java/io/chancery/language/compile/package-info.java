/**
 * The fast implementation of the decision.
 *
 * <p>{@link io.chancery.language.compile.CompiledPolicy#of} compiles a policy once, into an immutable form that all its
 * principals share; {@link io.chancery.language.compile.CompiledPolicies} holds what applies to one principal and can be
 * kept; {@link io.chancery.language.compile.CompiledEvaluator} decides. A caller in a hurry keeps a {@link
 * io.chancery.language.compile.PreparedRequest} and asks {@link
 * io.chancery.language.compile.CompiledEvaluator#decide}, which allocates nothing where the request allows.
 *
 * <p>How it is fast: what applies to a principal is a list of references to policies that are shared, so that a large
 * population keeps the policies in the processor's caches and each principal costs two lines of memory ({@code PolicyList});
 * a byte a policy says which services it is about, and those of other services are not touched. A policy holds
 * side by side what its statements are asked first: which actions they can be about, as a mask of bits ({@code
 * ActionMask}), and what their resources begin with ({@code TextPrint}); most are passed over by that. The patterns for a
 * policy's resources lie in one table ({@code PatternTable}), those for its actions are numbers ({@code ActionPatterns}), by
 * which a request's action remembers what matches it; from these a plain statement is decided without being touched, but for
 * its conditions. Constants of conditions are read when the policy is compiled, context keys have slots ({@link
 * io.chancery.language.compile.ContextKey}), and what a request's value means as a number, a date or an address is found
 * once per request. No regular expressions; nothing is remembered between requests but the names of actions, which
 * patterns match them, and keys.
 *
 * <p>It must agree with {@link io.chancery.language.evaluate.ReferenceEvaluator} in everything, explanations included;
 * the tests hold both to the same cases and to generated ones. It shares with it the reading of dates, addresses and
 * templates and the wording of notes, and nothing else.
 */
@NullMarked
package io.chancery.language.compile;

import org.jspecify.annotations.NullMarked;
