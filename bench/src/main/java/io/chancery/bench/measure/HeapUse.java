package io.chancery.bench.measure;

import io.chancery.bench.engine.EngineKind;
import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationGenerator;
import io.chancery.bench.population.PopulationSize;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.List;

/**
 * What an engine's form of a population occupies: the heap in use after a collection with the form reachable and nothing
 * else of the population, less the heap in use before anything was made.
 */
public final class HeapUse {

    private static final int COLLECTIONS = 3;

    private HeapUse() {}

    /** Bytes, measured in a process of its own. */
    public static long measure(PopulationSize size, EngineKind engine) throws IOException, InterruptedException {
        return Long.parseLong(
                OwnProcess.run(HeapUse.class, ServiceJvm.launcherOptions("-Xmx2g"), size.label(), engine.name()));
    }

    /** The measuring process: population, engine. */
    public static void main(String[] args) {
        EngineKind engine = EngineKind.valueOf(args[1]);
        // Once before, so that classes and caches of the platform count on both sides.
        Reference.reachabilityFence(form(PopulationSize.SMALL, engine));
        long before = used();
        Object form = form(PopulationSize.of(args[0]), engine);
        long after = used();
        Reference.reachabilityFence(form);
        System.out.println(after - before);
    }

    private static Object form(PopulationSize size, EngineKind engine) {
        Population population = PopulationGenerator.generate(size, PopulationGenerator.SEED);
        return engine.start(population, List.of());
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
