package io.chancery.bench.coldload;

import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationGenerator;
import io.chancery.bench.population.PopulationSize;
import io.chancery.bench.population.PopulationStates;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.row.StateRow;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.StateMessages;
import io.chancery.store.topic.TopicDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A population as its relays would have published it. */
final class PublishedPopulation implements AutoCloseable {

    static final Shards SHARDS = new Shards(Shards.DEFAULT_COUNT);
    static final int SHARD = SHARDS.of(PopulationStates.ACCOUNT);

    private static final int TRANSACTION = 5_000;

    private final KafkaProducer<String, byte[]> producer;
    private final Map<Log, Long> positions = new TreeMap<>();
    private int sent;

    PublishedPopulation(String bootstrapServers) {
        try (Admin admin = KafkaClients.admin(bootstrapServers, "bench-admin")) {
            new TopicDirectory(admin, SHARDS).createMissing();
        }
        producer = KafkaClients.transactionalProducer(bootstrapServers, "bench");
        producer.initTransactions();
    }

    void publish(PopulationSize size) {
        Population population = PopulationGenerator.generate(size, PopulationGenerator.SEED);
        producer.beginTransaction();
        PopulationStates.give(population, this::put);
        progress();
        producer.commitTransaction();
    }

    private long position(Log log) {
        return positions.getOrDefault(log, 0L);
    }

    private <S extends Record> void put(Log log, StreamType<S, ?> type, String id, S state) {
        long position = positions.merge(log, 1L, Long::sum);
        send(StateMessages.write(
                log,
                new StateRow(
                        type.streamId(id),
                        SHARD,
                        PopulationStates.ACCOUNT.value(),
                        type.kind(),
                        1,
                        position,
                        false,
                        ContractJson.write(state),
                        null,
                        null)));
        if (++sent % TRANSACTION == 0) {
            producer.commitTransaction();
            producer.beginTransaction();
        }
    }

    private void progress() {
        for (Log log : Log.values()) {
            for (int shard = 0; shard < SHARDS.count(); shard++) {
                long position = shard == SHARD ? position(log) : 0;
                send(StateMessages.write(
                        log,
                        shard,
                        new ProgressRecord(position, "hash-" + position, 0, Instant.now(), Optional.of(List.of()))));
            }
        }
    }

    /** A record that cannot be sent fails the commit. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(ProducerRecord<String, byte[]> record) {
        producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }
}
