package io.chancery.bench.measure;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationGenerator;
import io.chancery.bench.population.PopulationSize;
import io.chancery.bench.population.Question;
import io.chancery.bench.population.RequestGenerator;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.compile.PreparedRequest;
import io.chancery.language.evaluate.NamedPolicy;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Decisions of the large population while its policies change: one thread decides without a break, another parses and
 * compiles a changed policy a thousand times a second and puts it into force for each of the some two hundred principals
 * that have it. A process of its own, {@code main}, prints one line.
 */
public final class UpdateLoad {

    private static final int UPDATES_PER_SECOND = 1_000;
    private static final int WARM_UP_SECONDS = 3;
    private static final int SECONDS = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** No pause should be longer. */
    private static final int STALL_MILLIS = 20;

    private final Population population = PopulationGenerator.generate(PopulationSize.LARGE, PopulationGenerator.SEED);
    private final List<Question> questions = RequestGenerator.generate(
            population, population.members().size(), DecisionBenchmark.QUESTIONS, PopulationGenerator.SEED);
    private final CompiledPolicy[] compiled =
            population.policies().stream().map(CompiledPolicy::of).toArray(CompiledPolicy[]::new);
    private final AtomicReferenceArray<CompiledPolicies> inForce =
            new AtomicReferenceArray<>(population.members().size());
    private final List<List<Integer>> membersOf = new ArrayList<>();

    private UpdateLoad() {
        population.policies().forEach(policy -> membersOf.add(new ArrayList<>()));
        for (int member = 0; member < population.members().size(); member++) {
            for (int policy : population.members().get(member).policies()) {
                membersOf.get(policy).add(member);
            }
            putInForce(member);
        }
    }

    private void putInForce(int member) {
        List<CompiledPolicy> own = new ArrayList<>();
        for (int policy : population.members().get(member).policies()) {
            own.add(compiled[policy]);
        }
        inForce.set(member, CompiledPolicies.builder().identity(own).build());
    }

    /** A sentence with what came of it. */
    public static String measure() throws IOException, InterruptedException {
        return OwnProcess.run(UpdateLoad.class, List.of("-Xmx1g"));
    }

    /** Gives a policy the document of another, as from the wire. */
    private void update(SplittableRandom random) {
        int policy = random.nextInt(compiled.length);
        NamedPolicy old = population.policies().get(policy);
        String source = population
                .policies()
                .get(random.nextInt(compiled.length))
                .document()
                .source();
        compiled[policy] =
                CompiledPolicy.of(NamedPolicy.of(old.name(), PolicyDocument.parseStored(source, PolicyKind.IDENTITY)));
        membersOf.get(policy).forEach(this::putInForce);
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
        CompiledEvaluator evaluator = new CompiledEvaluator();
        PreparedRequest prepared = new PreparedRequest();
        long allowed = 0;
        long decisions = 0;
        long longest = 0;
        int over = 0;
        long before = threads.getCurrentThreadCpuTime();
        long last = System.nanoTime();
        long end = last + seconds * NANOS_PER_SECOND;
        while (last < end) {
            Question question = questions.get((int) (decisions++ % questions.size()));
            CompiledPolicies policies = inForce.get(question.member());
            allowed +=
                    evaluator.decide(prepared.of(question.request()), policies).allowed() ? 1 : 0;
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            over += now - last > STALL_MILLIS * NANOS_PER_MILLI ? 1 : 0;
            last = now;
        }
        double rate = decisions * (double) NANOS_PER_SECOND / (threads.getCurrentThreadCpuTime() - before);
        if (allowed == 0 || allowed == decisions) {
            throw new IllegalStateException(
                    "%d of %d requests allowed: nothing was decided".formatted(allowed, decisions));
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
                    update(random);
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
                    "%,d updates/s, %s: %,.0f decisions per CPU second, %,.0f without updates; %d collections, the longest"
                            + " pause %d ms; between two decisions at most %.1f ms, %d times over %d ms; without updates"
                            + " %.1f ms, %d times.%n",
                    done / SECONDS,
                    collectors(),
                    loaded.perSecond,
                    quiet.perSecond,
                    pausesMillis.size(),
                    pausesMillis.stream().mapToLong(Long::longValue).max().orElse(0),
                    loaded.stallMillis,
                    loaded.stallsOver,
                    STALL_MILLIS,
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
