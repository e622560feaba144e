package io.chancery.bench.measure;

import io.chancery.bench.engine.EngineKind;
import io.chancery.bench.measure.Row.Latency;
import io.chancery.bench.population.PopulationSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs JMH, each engine and population in processes of their own. */
public final class InProcess {

    /** An iteration, in milliseconds. */
    private static final int ITERATION_MILLIS = 1_000;

    /** The first seconds of an engine that ends at a microsecond are spent in code that is not compiled yet. */
    private static final int WARM_UP_ITERATIONS = 5;

    private static final double NANOS_PER_SECOND = 1e9;

    private static final int UNSAFE_WARNS_FROM = 24;

    private final int forks;
    private final int iterations;

    /** @param iterations of a second each, after the warm-up, in each fork */
    public InProcess(int forks, int iterations) {
        this.forks = forks;
        this.iterations = iterations;
    }

    public Row measure(PopulationSize population, EngineKind engine) {
        RunResult throughput = run(population, engine, Mode.Throughput);
        List<Double> perFork = new ArrayList<>();
        for (BenchmarkResult fork : throughput.getBenchmarkResults()) {
            perFork.add(counted(fork, "decisions") / counted(fork, "nanos") * NANOS_PER_SECOND);
        }
        Result<?> allocated = throughput.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Row(
                population,
                engine.label(),
                Rate.of(perFork),
                engine == EngineKind.COMPILED || engine == EngineKind.COMPILED_AS_PEERS
                        ? Optional.of(latency(run(population, engine, Mode.SampleTime)))
                        : Optional.empty(),
                Optional.ofNullable(allocated).map(Result::getScore));
    }

    /** The sum over a fork's iterations. */
    private static double counted(BenchmarkResult fork, String counter) {
        Result<?> result = fork.getSecondaryResults().get(counter);
        if (result == null) {
            throw new IllegalStateException("JMH did not count " + counter);
        }
        return result.getScore();
    }

    private static Latency latency(RunResult sampled) {
        Statistics times = sampled.getPrimaryResult().getStatistics();
        return new Latency(micros(times, 50), micros(times, 99), micros(times, 99.9));
    }

    private static double micros(Statistics seconds, double percentile) {
        return seconds.getPercentile(percentile) * 1e6;
    }

    /** Of an operation that does nothing, measured as decisions are. */
    public Latency emptyOperation() {
        return latency(run("an empty operation", options(EmptyBenchmark.class, "nothing", Mode.SampleTime)));
    }

    private RunResult run(PopulationSize population, EngineKind engine, Mode mode) {
        return run(
                "%s on %s".formatted(engine, population),
                options(DecisionBenchmark.class, "decide", mode)
                        .param("population", population.name())
                        .param("engine", engine.name()));
    }

    private static RunResult run(String what, ChainedOptionsBuilder options) {
        try {
            return new Runner(options.build()).runSingle();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not measure " + what, e);
        }
    }

    private ChainedOptionsBuilder options(Class<?> benchmark, String method, Mode mode) {
        return new OptionsBuilder()
                .include("^%s\\.%s$".formatted(benchmark.getName(), method))
                .mode(mode)
                .timeUnit(TimeUnit.SECONDS)
                .forks(forks)
                .threads(1)
                .warmupIterations(WARM_UP_ITERATIONS)
                .warmupTime(TimeValue.milliseconds(ITERATION_MILLIS))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(ITERATION_MILLIS))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(jvmArgs());
    }

    private static String[] jvmArgs() {
        // As the launcher starts policy-service, but for the limit of the heap.
        List<String> args = new ArrayList<>(ServiceJvm.launcherOptions("-Xmx2g", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= UNSAFE_WARNS_FROM) {
            // JMH uses it; the warnings would stand between the tables.
            args.add("--sun-misc-unsafe-memory-access=allow");
        }
        return args.toArray(String[]::new);
    }
}
