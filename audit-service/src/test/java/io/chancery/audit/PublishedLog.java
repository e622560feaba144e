package io.chancery.audit;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.record.Envelope;
import io.chancery.contracts.record.EventCodec;
import io.chancery.contracts.record.HashChain;
import io.chancery.store.topic.EventMessages;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes one log's events the way a relay does, and the wrong way on request. */
final class PublishedLog implements AutoCloseable {

    private final Log log;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Integer, Long> sequences = new HashMap<>();
    private final Map<Integer, byte[]> hashes = new HashMap<>();
    private final List<ProducerRecord<String, byte[]>> sent = new ArrayList<>();

    PublishedLog(Log log, String bootstrapServers) {
        this.log = log;
        this.producer = KafkaClients.transactionalProducer(bootstrapServers, "test-relay-" + log.wireName());
        producer.initTransactions();
    }

    /** Appends the events to the shard and publishes them in one transaction. */
    Position publish(int shard, AccountId account, String streamId, Event... events) {
        producer.beginTransaction();
        for (Event event : events) {
            send(next(shard, account, streamId, EventCodec.wireType(event.getClass()), EventCodec.data(event)), shard);
        }
        producer.commitTransaction();
        return head(shard);
    }

    Position head(int shard) {
        return new Position(log, shard, sequences.getOrDefault(shard, 0L));
    }

    /** Everything that was published so far, once more. */
    void republishAll() {
        producer.beginTransaction();
        sent.forEach(record -> producer.send(new ProducerRecord<>(
                record.topic(), record.partition(), null, record.key(), record.value(), record.headers())));
        producer.commitTransaction();
    }

    /** As if one event had been lost on the way. */
    void publishAfterAHole(int shard, AccountId account, String streamId, Event event) {
        next(shard, account, streamId, EventCodec.wireType(event.getClass()), EventCodec.data(event));
        publish(shard, account, streamId, event);
    }

    /** As if somebody had changed who did it. */
    void publishTampered(int shard, AccountId account, String streamId, Event event) {
        RecordedEvent honest =
                next(shard, account, streamId, EventCodec.wireType(event.getClass()), EventCodec.data(event));
        var attributes = new TreeMap<>(honest.envelope().attributes());
        attributes.put(Envelope.AUTH_ID, "arn:aws:iam::000000000000:root");
        producer.beginTransaction();
        send(new RecordedEvent(new Envelope(attributes, honest.envelope().data()), honest.hash()), shard);
        producer.commitTransaction();
    }

    /** As a later version of the suite would. */
    void publishUnknown(int shard, AccountId account, String streamId) {
        producer.beginTransaction();
        send(
                next(
                        shard,
                        account,
                        streamId,
                        "io.chancery.identity.user-sealed.v9",
                        "{}".getBytes(StandardCharsets.UTF_8)),
                shard);
        producer.commitTransaction();
    }

    private void send(RecordedEvent event, int shard) {
        ProducerRecord<String, byte[]> record = EventMessages.write(log, shard, event);
        sent.add(record);
        producer.send(record);
    }

    private RecordedEvent next(int shard, AccountId account, String streamId, String type, byte[] data) {
        long sequence = sequences.merge(shard, 1L, Long::sum);
        var attributes = new TreeMap<String, String>();
        attributes.put(Envelope.SPEC_VERSION, "1.0");
        attributes.put(Envelope.ID, UUID.randomUUID().toString());
        attributes.put(Envelope.SOURCE, "/chancery/%s/%s-service".formatted(account, log.wireName()));
        attributes.put(Envelope.TYPE, type);
        attributes.put(Envelope.SUBJECT, "arn:aws:iam::" + account + ":" + streamId);
        attributes.put(Envelope.TIME, Instant.now().toString());
        attributes.put(Envelope.DATA_CONTENT_TYPE, "application/json");
        attributes.put(Envelope.PARTITION_KEY, streamId);
        attributes.put(Envelope.ACCOUNT, account.value());
        attributes.put(Envelope.SHARD, String.valueOf(shard));
        attributes.put(Envelope.SEQUENCE, String.valueOf(sequence));
        attributes.put(Envelope.STREAM_VERSION, "1");
        attributes.put(Envelope.AUTH_ID, "arn:aws:iam::" + account + ":root");
        var envelope = new Envelope(attributes, data);
        byte[] hash = HashChain.next(hashes.getOrDefault(shard, HashChain.genesis()), log, shard, sequence, envelope);
        hashes.put(shard, hash);
        return new RecordedEvent(envelope, hash);
    }

    @Override
    public void close() {
        producer.close();
    }
}
