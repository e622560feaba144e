package io.chancery.bench;

import io.chancery.bench.coldload.ColdLoad;
import io.chancery.bench.engine.EngineKind;
import io.chancery.bench.measure.HeapUse;
import io.chancery.bench.measure.InProcess;
import io.chancery.bench.measure.MemoryRead;
import io.chancery.bench.measure.NodePeers;
import io.chancery.bench.measure.Row;
import io.chancery.bench.measure.Row.Latency;
import io.chancery.bench.population.PopulationSize;
import io.chancery.bench.updates.UpdateLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures what the command line asks for and prints one table of each population. */
public final class Bench {

    private static final double NANOS_PER_SECOND = 1e9;

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.updates()) {
            System.out.print(UpdateLoad.measure());
        } else if (options.load()) {
            System.out.print(ColdLoad.measure());
        } else {
            run(options);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        InProcess inProcess = new InProcess(options.forks(), options.iterations());
        NodePeers node = new NodePeers(Path.of(System.getProperty("bench.node", "bench/node")), options.forks());
        for (PopulationSize population : options.populations()) {
            List<Row> rows = new ArrayList<>();
            for (EngineKind engine : options.engines()) {
                rows.add(inProcess.measure(population, engine));
            }
            if (options.node()) {
                rows.addAll(node.measure(population));
            }
            System.out.print(Table.of(population, rows));
            if (options.engines().contains(EngineKind.COMPILED)) {
                Latency empty = inProcess.emptyOperation();
                System.out.printf(
                        Locale.ROOT,
                        "An empty operation takes %.2f µs at p50, %.2f at p99, %.2f at p99.9 by the same timer.%n",
                        empty.p50(),
                        empty.p99(),
                        empty.p999());
            }
            System.out.print(reads(rows.getFirst(), MemoryRead.nanos()));
            for (EngineKind engine : options.engines()) {
                if (!engine.isAskedAsPeers()) {
                    System.out.printf(
                            "%s holds the population in %.1f MB of heap.%n",
                            engine.label(), HeapUse.measure(population, engine) / 1e6);
                }
            }
            System.out.println();
        }
    }

    /** The rate beside what bounds it at this hour, which differs by a factor of three from one hour to the next. */
    static String reads(Row row, double readNanos) {
        double reads = NANOS_PER_SECOND / readNanos;
        return String.format(
                Locale.ROOT,
                "One read of memory after another takes %.0f ns each at this hour; a decision by %s as long as %.1f (%.1f–%.1f).%n",
                readNanos,
                row.engine(),
                reads / row.rate().perSecond(),
                reads / row.rate().fastest(),
                reads / row.rate().slowest());
    }
}
