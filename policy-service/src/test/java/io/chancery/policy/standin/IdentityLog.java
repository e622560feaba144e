package io.chancery.policy.standin;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.contracts.record.Envelope;
import io.chancery.contracts.record.EventCodec;
import io.chancery.contracts.record.HashChain;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.row.StateRow;
import io.chancery.store.topic.EventMessages;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.RecordedEvent;
import io.chancery.store.topic.StateMessages;
import io.chancery.store.topic.TopicDirectory;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;

/** identity-service's log, folded and published as its relay does: events, states and progress in one transaction. */
final class IdentityLog {

    private static final Shards SHARDS = new Shards(Shards.DEFAULT_COUNT);

    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Record> states = new LinkedHashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final long[] sequences = new long[SHARDS.count()];
    private final byte[][] hashes = new byte[SHARDS.count()][];

    IdentityLog(String bootstrapServers) {
        Arrays.fill(hashes, HashChain.genesis());
        try (Admin admin = KafkaClients.admin(bootstrapServers, "stand-in-admin")) {
            new TopicDirectory(admin, SHARDS).createMissing();
        }
        this.producer = KafkaClients.transactionalProducer(bootstrapServers, "stand-in-identity");
        producer.initTransactions();
        producer.beginTransaction();
        for (int shard = 0; shard < SHARDS.count(); shard++) {
            progress(shard);
        }
        producer.commitTransaction();
    }

    /** All that lives, of one kind. */
    synchronized <S> Stream<S> all(Class<S> kind) {
        return states.values().stream().filter(kind::isInstance).map(kind::cast).toList().stream();
    }

    synchronized Position head(AccountId account) {
        int shard = SHARDS.of(account);
        return new Position(Log.IDENTITY, shard, sequences[shard]);
    }

    synchronized Position record(AccountId account, StreamType<?, ?> type, String id, Event event) {
        int shard = SHARDS.of(account);
        String streamId = type.streamId(id);
        long sequence = ++sequences[shard];
        long version = versions.merge(streamId, 1L, Long::sum);
        Envelope envelope = envelope(account, streamId, event, version);
        hashes[shard] = HashChain.next(hashes[shard], Log.IDENTITY, shard, sequence, envelope);
        producer.beginTransaction();
        producer.send(EventMessages.write(Log.IDENTITY, shard, new RecordedEvent(envelope, hashes[shard])));
        fold(type, streamId, event);
        Record state = states.get(streamId);
        producer.send(
                state == null
                        ? StateMessages.tombstone(Log.IDENTITY, shard, streamId, sequence)
                        : StateMessages.write(Log.IDENTITY, row(account, type, streamId, version, sequence, state)));
        progress(shard);
        producer.commitTransaction();
        return new Position(Log.IDENTITY, shard, sequence);
    }

    private <S extends Record> void fold(StreamType<S, ?> type, String streamId, Event event) {
        Optional<S> before = Optional.ofNullable(states.get(streamId)).map(type.stateType()::cast);
        type.evolve(before, event).ifPresentOrElse(after -> states.put(streamId, after), () -> states.remove(streamId));
    }

    private Envelope envelope(AccountId account, String streamId, Event event, long version) {
        int shard = SHARDS.of(account);
        var attributes = new TreeMap<String, String>();
        attributes.put(Envelope.SPEC_VERSION, "1.0");
        attributes.put(Envelope.ID, UUID.randomUUID().toString());
        attributes.put(Envelope.SOURCE, "/chancery/%s/identity-service".formatted(account));
        attributes.put(Envelope.TYPE, EventCodec.wireType(event.getClass()));
        attributes.put(Envelope.SUBJECT, "arn:aws:iam::%s:%s".formatted(account, streamId));
        attributes.put(Envelope.TIME, Instant.now().toString());
        attributes.put(Envelope.DATA_CONTENT_TYPE, "application/json");
        attributes.put(Envelope.PARTITION_KEY, streamId);
        attributes.put(Envelope.ACCOUNT, account.value());
        attributes.put(Envelope.SHARD, String.valueOf(shard));
        attributes.put(Envelope.SEQUENCE, String.valueOf(sequences[shard]));
        attributes.put(Envelope.STREAM_VERSION, String.valueOf(version));
        return new Envelope(attributes, EventCodec.data(event));
    }

    private static StateRow row(
            AccountId account, StreamType<?, ?> type, String streamId, long version, long position, Record state) {
        return new StateRow(
                streamId,
                SHARDS.of(account),
                account.value(),
                type.kind(),
                version,
                position,
                false,
                ContractJson.write(state),
                null,
                null);
    }

    private void progress(int shard) {
        String hash = HexFormat.of().formatHex(hashes[shard]);
        producer.send(StateMessages.write(
                Log.IDENTITY, shard, new ProgressRecord(sequences[shard], hash, 0, Instant.now(), Optional.empty())));
    }
}
