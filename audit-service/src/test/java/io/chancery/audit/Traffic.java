package io.chancery.audit;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Shards;
import io.chancery.contracts.Topics;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.store.topic.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Sends activity as the services do, and reads the ledger's topic. */
final class Traffic implements AutoCloseable {

    private final Shards shards;
    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    Traffic(Shards shards, String bootstrapServers) {
        this.shards = shards;
        this.bootstrapServers = bootstrapServers;
        this.producer = KafkaClients.transactionalProducer(bootstrapServers, "test-activity");
        producer.initTransactions();
    }

    void send(ActivityRecord activity) {
        send(activity.recipientAccount(), ContractJson.write(activity));
    }

    void send(AccountId account, byte[] value) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(Topics.ACTIVITY, shards.of(account), account.value(), value));
        producer.commitTransaction();
    }

    /** The latest record of each key; empty for a tombstone. */
    Map<String, Optional<LedgerRow>> ledgerTopic(int partition) {
        var rows = new HashMap<String, Optional<LedgerRow>>();
        try (var consumer = KafkaClients.committedConsumer(bootstrapServers, "test-ledger")) {
            var all = new TopicPartition(Topics.LEDGER, partition);
            consumer.assign(List.of(all));
            consumer.seekToBeginning(List.of(all));
            long end = consumer.endOffsets(List.of(all)).getOrDefault(all, 0L);
            while (consumer.position(all) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    rows.put(
                            record.key(),
                            Optional.ofNullable(record.value())
                                    .map(value -> ContractJson.read(value, LedgerRow.class)));
                }
            }
        }
        return rows;
    }

    @Override
    public void close() {
        producer.close();
    }
}
