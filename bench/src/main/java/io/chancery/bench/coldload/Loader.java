package io.chancery.bench.coldload;

import io.chancery.bench.decisions.CacheDecisions;
import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationGenerator;
import io.chancery.bench.population.PopulationSize;
import io.chancery.bench.population.PopulationStates;
import io.chancery.bench.population.Question;
import io.chancery.bench.population.RequestGenerator;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.contracts.policy.PolicyStreams;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.store.consume.StateReader;
import io.chancery.store.consume.StateReaderSettings;
import io.chancery.store.topic.KafkaClients;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The measuring process: the broker's address, and {@code bytes} or {@code cache}. Prints seconds by the clock and of the
 * processor, and bytes: those read, or those of the heap when all is loaded and when all principals have asked besides.
 */
public final class Loader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int COLLECTIONS = 3;

    private Loader() {}

    public static void main(String[] args) throws InterruptedException {
        switch (args[1]) {
            case "bytes" -> readBytes(args[0]);
            case "cache" -> loadCache(args[0]);
            default -> throw new IllegalArgumentException(args[1]);
        }
    }

    /** What no reader can be faster than: every byte of both topics, and nothing done with it. */
    private static void readBytes(String bootstrapServers) {
        long begun = System.nanoTime();
        long bytes = 0;
        try (var consumer = KafkaClients.committedConsumer(bootstrapServers, "bench-bytes")) {
            var partitions = new ArrayList<TopicPartition>();
            for (Log log : Log.values()) {
                for (int shard = 0; shard < PublishedPopulation.SHARDS.count(); shard++) {
                    partitions.add(new TopicPartition(log.stateTopic(), shard));
                }
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(POLL)) {
                    bytes += record.serializedKeySize() + Math.max(0, record.serializedValueSize());
                }
            }
        }
        System.out.printf("%.3f %.3f %d%n", (System.nanoTime() - begun) / 1e9, processorSeconds(), bytes);
    }

    private static void loadCache(String bootstrapServers) throws InterruptedException {
        long before = used();
        var cache = new DecisionCache(PublishedPopulation.SHARDS);
        var settings = StateReaderSettings.of(
                        "bench", List.of(Log.values()), PublishedPopulation.SHARDS, bootstrapServers)
                .withStreams(Log.IDENTITY, IdentityStreams.ALL)
                .withStreams(Log.POLICY, PolicyStreams.ALL);
        var reader = new StateReader(settings, cache);
        long begun = System.nanoTime();
        reader.start();
        while (!reader.caughtUp()) {
            Thread.sleep(1);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double processor = processorSeconds();
        reader.stop();
        long after = used();
        require(cache, PopulationStates.ACCOUNT);
        CacheDecisions decisions = askedByAll(cache);
        long asked = used();
        Reference.reachabilityFence(reader);
        Reference.reachabilityFence(decisions);
        System.out.printf("%.3f %.3f %d %d%n", seconds, processor, after - before, asked - before);
    }

    /** Each principal asks once, so that its policies are kept. */
    private static CacheDecisions askedByAll(DecisionCache cache) {
        Population population = PopulationGenerator.generate(PopulationSize.LARGE, PopulationGenerator.SEED);
        Question any = RequestGenerator.generate(population, 1, 1, PopulationGenerator.SEED)
                .getFirst();
        var decisions = new CacheDecisions(cache);
        int allowed = 0;
        for (int member = 0; member < population.members().size(); member++) {
            allowed += decisions.allows(CacheDecisions.asked(population, new Question(member, any.request()))) ? 1 : 0;
        }
        if (allowed == 0) {
            throw new IllegalStateException("nobody was allowed anything: nothing was decided");
        }
        return decisions;
    }

    private static void require(DecisionCache cache, AccountId account) {
        var view = cache.view(account);
        if (view.identity().users().size() == 0 || view.policy().attachments().size() == 0) {
            throw new IllegalStateException("the cache is empty");
        }
    }

    /** Of the whole process since it began: beside others, the clock tells as much of them. */
    private static double processorSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
