package io.chancery.bench.updates;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.chancery.bench.decisions.CacheDecisions;
import io.chancery.bench.decisions.CacheDecisions.Asked;
import io.chancery.bench.measure.DecisionBenchmark;
import io.chancery.bench.measure.OwnProcess;
import io.chancery.bench.measure.ServiceJvm;
import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationGenerator;
import io.chancery.bench.population.PopulationSize;
import io.chancery.bench.population.RequestGenerator;
import io.chancery.servers.Java;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Decisions of the large population while its policies change: one thread asks the decision cache without a break, as
 * policy-service does, another applies a batch with a changed policy a thousand times a second. Some two hundred
 * principals have it. A process of its own for each collector, {@code main}, prints a row.
 */
public final class UpdateLoad {

    private static final int UPDATES_PER_SECOND = 1_000;
    private static final int WARM_UP_SECONDS = 3;
    private static final int SECONDS = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** No pause should be longer. */
    private static final int STALL_MILLIS = 20;

    private static final String HEAP = "1g";
    /** ZGC says where a system gives it no large pages, and would say it in the table. */
    private static final String NO_WARNING = "-Xlog:pagesize=off";

    private static final List<String> COLLECTORS = Stream.of(
                    "-XX:+UseShenandoahGC", "-XX:+UseZGC", "-XX:+UseG1GC", "-XX:+UseSerialGC")
            .filter(Java::accepts)
            .toList();

    private final UpdatedCache updated;
    private final CacheDecisions decisions;
    private final List<Asked> questions;

    private UpdateLoad() {
        Population population = PopulationGenerator.generate(PopulationSize.LARGE, PopulationGenerator.SEED);
        updated = new UpdatedCache(population);
        questions = RequestGenerator.generate(
                        population, population.members().size(), DecisionBenchmark.QUESTIONS, PopulationGenerator.SEED)
                .stream()
                .map(question -> CacheDecisions.asked(population, question))
                .toList();
        decisions = new CacheDecisions(updated.cache());
    }

    /** A table. */
    public static String measure() throws IOException, InterruptedException {
        var table = new StringBuilder("""
                | collector | updates/s | decisions per CPU second | without updates | collections | longest pause, ms \
                | longest time between two decisions, ms | times over %d ms | without updates, ms (times) |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """.formatted(STALL_MILLIS));
        for (String collector : COLLECTORS) {
            table.append(OwnProcess.run(
                            UpdateLoad.class, ServiceJvm.withCollector(collector, "-Xmx" + HEAP, NO_WARNING)))
                    .append('\n');
        }
        return table.toString();
    }

    /**
     * What a thread saw that decided.
     *
     * @param perSecond decisions in a second of its processor time
     * @param stallMillis the longest time between two decisions, by the clock
     * @param stallsOver how many were longer than {@link #STALL_MILLIS}
     */
    private record Decided(double perSecond, double stallMillis, int stallsOver) {}

    private Decided decide(int seconds) {
        var threads = ManagementFactory.getThreadMXBean();
        long allowed = 0;
        long decided = 0;
        long longest = 0;
        int over = 0;
        long before = threads.getCurrentThreadCpuTime();
        long last = System.nanoTime();
        long end = last + seconds * NANOS_PER_SECOND;
        while (last < end) {
            Asked asked = questions.get((int) (decided++ % questions.size()));
            allowed += decisions.allows(asked) ? 1 : 0;
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            over += now - last > STALL_MILLIS * NANOS_PER_MILLI ? 1 : 0;
            last = now;
        }
        double rate = decided * (double) NANOS_PER_SECOND / (threads.getCurrentThreadCpuTime() - before);
        if (allowed == 0 || allowed == decided) {
            throw new IllegalStateException(
                    "%d of %d requests allowed: nothing was decided".formatted(allowed, decided));
        }
        return new Decided(rate, longest / (double) NANOS_PER_MILLI, over);
    }

    private void run() throws InterruptedException {
        decide(WARM_UP_SECONDS);
        Decided quiet = decide(SECONDS / 2);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong updates = new AtomicLong();
        Thread updater = Thread.ofPlatform().start(() -> {
            SplittableRandom random = new SplittableRandom(PopulationGenerator.SEED);
            long start = System.nanoTime();
            while (!over.get()) {
                long due = start + updates.get() * (NANOS_PER_SECOND / UPDATES_PER_SECOND);
                LockSupport.parkNanos(due - System.nanoTime());
                if (System.nanoTime() >= due) {
                    updated.update(random);
                    updates.incrementAndGet();
                }
            }
        });
        // Until the updates are compiled, too.
        decide(WARM_UP_SECONDS);
        long updatesBefore = updates.get();
        List<Long> pausesMillis = pausesFromNow();
        Decided loaded = decide(SECONDS);
        long done = updates.get() - updatesBefore;
        over.set(true);
        updater.join();
        synchronized (pausesMillis) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,.0f | %,.0f | %d | %d | %.1f | %d | %.1f (%d) |%n",
                    collectors(),
                    done / SECONDS,
                    loaded.perSecond,
                    quiet.perSecond,
                    pausesMillis.size(),
                    pausesMillis.stream().mapToLong(Long::longValue).max().orElse(0),
                    loaded.stallMillis,
                    loaded.stallsOver,
                    quiet.stallMillis,
                    quiet.stallsOver);
        }
    }

    private static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().getFirst().getName();
    }

    /** In milliseconds, of all collectors; grows while the process runs. */
    private static List<Long> pausesFromNow() {
        List<Long> pauses = new ArrayList<>();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            // Concurrent work stops nobody; its pauses are counted with the others.
            if (collector.getName().contains("Concurrent")
                    || collector.getName().contains("Cycles")) {
                continue;
            }
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                var info = GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData());
                                synchronized (pauses) {
                                    pauses.add(info.getGcInfo().getDuration());
                                }
                            },
                            notification -> notification
                                    .getType()
                                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
        return pauses;
    }

    public static void main(String[] args) throws InterruptedException {
        new UpdateLoad().run();
    }
}
