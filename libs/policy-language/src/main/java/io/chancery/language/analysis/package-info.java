/**
 * What a policy would do, found out without a request.
 *
 * <p>{@link io.chancery.language.analysis.AccessCheck} proves that a policy grants no new access, or none of some access, or
 * shows a request that gets it. {@code StringClasses} tells strings apart by the patterns that match them, {@code KeyStates}
 * what a condition key can be, {@code ResourceCases} and {@code PrincipalSamples} the rest of a request; {@code AccessSearch}
 * goes through all cases, and {@code Witness} makes a request of one. {@link io.chancery.language.analysis.OutsideAccess} asks
 * the same against a {@code Zone} of those who may come in.
 */
@NullMarked
package io.chancery.language.analysis;

import org.jspecify.annotations.NullMarked;
