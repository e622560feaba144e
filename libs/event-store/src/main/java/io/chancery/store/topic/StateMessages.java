package io.chancery.store.topic;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.contracts.record.StateRecords;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.row.StateRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * States and progress in Kafka records. The key is the stream id. Each state record tells its position in the header
 * {@value #POSITION} too, because a tombstone has no value to tell it in.
 */
public final class StateMessages {

    public static final String POSITION = "position";

    private static final StateRecords TREES = new StateRecords(List.of());

    private StateMessages() {}

    /** The record that a row of a live entity becomes. */
    public static StateRecord of(StateRow row) {
        byte[] data = row.data();
        if (data == null) {
            throw new IllegalArgumentException(row.streamId() + " is deleted and has no state");
        }
        return new StateRecord(
                new AccountId(row.account()),
                row.kind(),
                StreamType.idOf(row.streamId()),
                row.version(),
                row.position(),
                ContractJson.read(data, JsonNode.class));
    }

    public static ProducerRecord<String, byte[]> write(Log log, StateRow row) {
        return change(log, row.shard(), row.streamId(), row.position(), ContractJson.write(of(row)));
    }

    public static ProducerRecord<String, byte[]> tombstone(Log log, int shard, String streamId, long position) {
        return change(log, shard, streamId, position, null);
    }

    private static ProducerRecord<String, byte[]> change(
            Log log, int shard, String streamId, long position, byte @Nullable [] value) {
        var record = new ProducerRecord<>(log.stateTopic(), shard, (Long) null, streamId, value);
        record.headers().add(POSITION, String.valueOf(position).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    public static ProducerRecord<String, byte[]> write(Log log, int shard, ProgressRecord progress) {
        return new ProducerRecord<>(log.stateTopic(), shard, ProgressRecord.key(shard), ContractJson.write(progress));
    }

    /** @throws UnreadableRecord if it is neither a state nor this partition's progress */
    public static StateMessage read(ConsumerRecord<String, byte[]> record) {
        return read(record, TREES);
    }

    /** The same, with the states of kinds that the reader of them knows. */
    public static StateMessage read(ConsumerRecord<String, byte[]> record, StateRecords states) {
        String key = record.key();
        byte[] value = record.value();
        if (key == null) {
            throw new UnreadableRecord(
                    "%s-%d has no key at offset %d".formatted(record.topic(), record.partition(), record.offset()));
        }
        if (ProgressRecord.isKey(key)) {
            if (value == null || !key.equals(ProgressRecord.key(record.partition()))) {
                throw new UnreadableRecord("%s-%d has no progress of its own at offset %d"
                        .formatted(record.topic(), record.partition(), record.offset()));
            }
            return new StateMessage.Progress(ContractJson.read(value, ProgressRecord.class));
        }
        if (value == null) {
            return new StateMessage.Change(key, position(record), Optional.empty());
        }
        StateRecord state = states.read(value);
        if (!key.equals(state.kind() + "/" + state.id())) {
            throw new UnreadableRecord("the state of %s/%s has the key %s".formatted(state.kind(), state.id(), key));
        }
        return new StateMessage.Change(key, state.position(), Optional.of(state));
    }

    private static long position(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(POSITION);
        if (header == null) {
            return 0;
        }
        try {
            return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            throw new UnreadableRecord("the tombstone of %s has no number as position".formatted(record.key()), e);
        }
    }
}
