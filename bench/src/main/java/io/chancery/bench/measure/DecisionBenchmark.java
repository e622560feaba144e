package io.chancery.bench.measure;

import io.chancery.bench.engine.Engine;
import io.chancery.bench.engine.EngineKind;
import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationGenerator;
import io.chancery.bench.population.PopulationSize;
import io.chancery.bench.population.Question;
import io.chancery.bench.population.RequestGenerator;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One thread that asks one engine after another question of a population. */
@State(Scope.Thread)
public class DecisionBenchmark {

    /** A power of two; more than fit in a processor's caches together with what they are decided by. */
    public static final int QUESTIONS = 1 << 16;

    /** For peers, which are slow enough that more would not be reached in a measurement. */
    static final int PEER_QUESTIONS = 1 << 12;

    @Param("SMALL")
    PopulationSize population = PopulationSize.SMALL;

    @Param("COMPILED")
    EngineKind engine = EngineKind.COMPILED;

    private Engine started = question -> {
        throw new IllegalStateException("not set up");
    };
    private int last;
    private int next;

    /** Makes everything that is not measured: population, requests, and the engine's form of both. */
    @Setup(Level.Trial)
    public void start() {
        Population made = PopulationGenerator.generate(population, PopulationGenerator.SEED);
        List<Question> questions = questions(made, engine);
        started = engine.start(made, questions);
        last = questions.size() - 1;
        // What is left lies together, as in a server that has been running for a while.
        System.gc();
    }

    static List<Question> questions(Population population, EngineKind engine) {
        boolean few = engine.isAskedAsPeers();
        return RequestGenerator.generate(
                population, engine.members(population), few ? PEER_QUESTIONS : QUESTIONS, PopulationGenerator.SEED);
    }

    @Benchmark
    public boolean decide(ProcessorTime time) {
        time.decisions++;
        next = (next + 1) & last;
        return started.allows(next);
    }
}
