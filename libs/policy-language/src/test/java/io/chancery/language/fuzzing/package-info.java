/**
 * What fuzzers are let loose on: any bytes, from which a {@link io.chancery.language.fuzzing.FuzzTarget} makes what it needs.
 * {@code FuzzTargetsTest} gives each some thousand inputs that follow from a seed, in every build; {@code JazzerRuns} lets
 * Jazzer look for others.
 */
@NullMarked
package io.chancery.language.fuzzing;

import org.jspecify.annotations.NullMarked;
