package io.chancery.bench.measure;

import io.chancery.bench.population.PopulationSize;
import java.util.Optional;

/**
 * What was measured of one engine on one population.
 *
 * @param latency measured of the engine that decides in the suite only
 * @param bytesPerDecision allocated on the heap; absent for engines outside this process
 */
public record Row(
        PopulationSize population,
        String engine,
        Rate rate,
        Optional<Latency> latency,
        Optional<Double> bytesPerDecision) {

    /** Percentiles of single decisions by the clock, in microseconds, the timer's own tens of nanoseconds in them. */
    public record Latency(double p50, double p99, double p999) {}
}
