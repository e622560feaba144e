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

    /** Decisions in a second of processor time, of so many seconds by the clock. */
    private double decide(int seconds) {
        var threads = ManagementFactory.getThreadMXBean();
        CompiledEvaluator evaluator = new CompiledEvaluator();
        PreparedRequest prepared = new PreparedRequest();
        long allowed = 0;
        long decisions = 0;
        long before = threads.getCurrentThreadCpuTime();
        long end = System.nanoTime() + seconds * NANOS_PER_SECOND;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 64; i++) {
                Question question = questions.get((int) (decisions++ % questions.size()));
                CompiledPolicies policies = inForce.get(question.member());
                allowed += evaluator
                                .decide(prepared.of(question.request()), policies)
                                .allowed()
                        ? 1
                        : 0;
            }
        }
        double rate = decisions * (double) NANOS_PER_SECOND / (threads.getCurrentThreadCpuTime() - before);
        if (allowed == 0 || allowed == decisions) {
            throw new IllegalStateException(
                    "%d of %d requests allowed: nothing was decided".formatted(allowed, decisions));
        }
        return rate;
    }

    private void run() throws InterruptedException {
        decide(WARM_UP_SECONDS);
        double quiet = decide(SECONDS / 2);
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
        List<Long> pausesMillis = pausesFromNow();
        double loaded = decide(SECONDS);
        over.set(true);
        updater.join();
        synchronized (pausesMillis) {
            System.out.printf(
                    "%,d updates/s: %,.0f decisions per CPU second, %,.0f without updates; %d pauses, the longest %d ms.%n",
                    updates.get() / SECONDS,
                    loaded,
                    quiet,
                    pausesMillis.size(),
                    pausesMillis.stream().mapToLong(Long::longValue).max().orElse(0));
        }
    }

    /** In milliseconds, of all collectors; grows while the process runs. */
    private static List<Long> pausesFromNow() {
        List<Long> pauses = new ArrayList<>();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            // Concurrent work stops nobody; its pauses are counted with the others.
            if (collector.getName().contains("Concurrent")) {
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
