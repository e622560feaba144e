/**
 * How fast the policy engine decides, beside other engines, in one run and in ratios: absolute numbers are another
 * machine's.
 *
 * <p>{@code population} makes the policies, the principals and their requests from a fixed seed; {@code engine} lets each
 * engine answer them, its policies translated as favourably to it as can be; {@code measure} measures. {@code bench/run}
 * starts {@link io.chancery.bench.Bench}.
 */
@NullMarked
package io.chancery.bench;

import org.jspecify.annotations.NullMarked;
