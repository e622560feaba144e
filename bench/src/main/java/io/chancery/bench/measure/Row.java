package io.chancery.bench.measure;

import io.chancery.bench.population.PopulationSize;
import java.util.Optional;

/**
 * What was measured of one engine on one population.
 *
 * @param latency absent for engines outside this process and for peers
 * @param bytesPerDecision allocated on the heap; absent for engines outside this process
 */
public record Row(
        PopulationSize population,
        String engine,
        Rate rate,
        Optional<Latency> latency,
        Optional<Double> bytesPerDecision) {

    /** Percentiles of single decisions, in microseconds, the timer's own tens of nanoseconds in them. */
    public record Latency(double p50, double p99, double p999) {}
}
