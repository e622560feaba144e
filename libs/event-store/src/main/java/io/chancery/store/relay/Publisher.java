package io.chancery.store.relay;

import io.chancery.contracts.Log;
import io.chancery.contracts.Topics;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.store.row.ActivityRow;
import io.chancery.store.topic.EventMessages;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.StateMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes batches, each as one Kafka transaction, fenced by the transactional id. */
final class Publisher implements AutoCloseable {

    private final Log log;
    private final KafkaProducer<String, byte[]> producer;

    /** Ends, before it returns, every open transaction of an earlier relay, and shuts that relay out. */
    Publisher(RelaySettings settings) {
        this.log = settings.log();
        this.producer = KafkaClients.transactionalProducer(settings.bootstrapServers(), settings.transactionalId());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Returns once it is committed. After any exception this publisher is of no more use, and whether the batch is
     * committed is told by the topics' tails alone.
     */
    void publish(List<ShardBatch> batches, Instant now, Runnable beforeCommit) {
        producer.beginTransaction();
        for (ShardBatch batch : batches) {
            batch.events().forEach(event -> send(EventMessages.write(log, batch.shard(), event)));
            batch.changes().forEach(change -> send(record(batch.shard(), change)));
            batch.activities().forEach(row -> send(record(row)));
            // INVARIANT: the last record of a shard, and only when no state is missing.
            if (batch.after().complete()) {
                send(StateMessages.write(log, batch.shard(), progress(batch, now)));
            }
        }
        beforeCommit.run();
        producer.commitTransaction();
    }

    /** A record that cannot be sent fails the commit. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(ProducerRecord<String, byte[]> record) {
        producer.send(record);
    }

    private ProducerRecord<String, byte[]> record(int shard, ShardBatch.StateChange change) {
        return switch (change) {
            case ShardBatch.StateChange.Live(var row) -> StateMessages.write(log, row);
            case ShardBatch.StateChange.Gone(String streamId, long position) ->
                StateMessages.tombstone(log, shard, streamId, position);
        };
    }

    private static ProducerRecord<String, byte[]> record(ActivityRow row) {
        return new ProducerRecord<>(Topics.ACTIVITY, row.shard(), row.account(), row.data());
    }

    private static ProgressRecord progress(ShardBatch batch, Instant now) {
        Cursor cursor = batch.after();
        return new ProgressRecord(
                cursor.events(),
                HexFormat.of().formatHex(cursor.hash()),
                cursor.activity(),
                now,
                Optional.of(batch.dependsOn()));
    }

    /** Leaves an open transaction to the next relay to end. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
