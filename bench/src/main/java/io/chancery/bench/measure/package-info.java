/**
 * The measurements: {@link io.chancery.bench.measure.DecisionBenchmark} of rate, latency and allocation, {@link
 * io.chancery.bench.measure.NodePeers} of the engines outside this process, {@link io.chancery.bench.measure.HeapUse} of
 * memory.
 */
@NullMarked
package io.chancery.bench.measure;

import org.jspecify.annotations.NullMarked;
