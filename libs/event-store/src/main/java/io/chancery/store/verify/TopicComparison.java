package io.chancery.store.verify;

import io.chancery.contracts.Log;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.record.HashChain;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.row.ShardHead;
import io.chancery.store.row.StateRow;
import io.chancery.store.topic.EventMessages;
import io.chancery.store.topic.RecordedEvent;
import io.chancery.store.topic.StateMessage;
import io.chancery.store.topic.StateMessages;
import io.chancery.store.verify.VerificationReport.Check;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Compares one shard's partitions with its tables. */
final class TopicComparison {

    private final Log log;
    private final int shard;
    private final DatabaseLoop database;
    private final PartitionReader partitions;
    private final Findings findings;
    private final Map<Long, byte[]> hashes = new HashMap<>();
    private final Map<String, StateRecord> live = new HashMap<>();
    private @Nullable ProgressRecord progress;
    private long position;
    private byte[] last = HashChain.genesis();
    private long eventRecords;
    private long stateRecords;

    TopicComparison(Log log, int shard, DatabaseLoop database, PartitionReader partitions, Findings findings) {
        this.log = log;
        this.shard = shard;
        this.database = database;
        this.partitions = partitions;
        this.findings = findings;
    }

    long eventRecords() {
        return eventRecords;
    }

    long stateRecords() {
        return stateRecords;
    }

    /** Each event of the table once, in order. The hash covers all of it, so equal hashes mean equal events. */
    void compareEvents(ShardTables tables) {
        ShardHead head = tables.head();
        tables.eachEvent(database, row -> hashes.put(row.seq(), row.hash()));
        partitions.read(log.eventsTopic(), shard, this::takeEvent, () -> position >= head.seq());
        if (position < head.seq()) {
            findings.add(Check.EVENTS_TOPIC, position, "the topic ends here and the table at " + head.seq());
        }
    }

    private void takeEvent(ConsumerRecord<String, byte[]> record) {
        eventRecords++;
        try {
            RecordedEvent event = EventMessages.read(record);
            long sequence = event.envelope().sequence();
            if (sequence != position + 1) {
                findings.add(
                        Check.EVENTS_TOPIC,
                        sequence,
                        "follows position %d at offset %d".formatted(position, record.offset()));
            }
            position = Math.max(position, sequence);
            byte[] expected = hashes.get(sequence);
            byte[] computed = HashChain.next(last, log, shard, sequence, event.envelope());
            last = event.hash();
            boolean intact = event.envelope().streamId().equals(record.key())
                    && Arrays.equals(computed, event.hash())
                    && (expected == null || Arrays.equals(expected, event.hash()));
            if (!intact) {
                findings.add(Check.EVENTS_TOPIC, sequence, "is another event than the table's");
            }
        } catch (UnreadableRecord e) {
            findings.add(Check.EVENTS_TOPIC, record.offset(), String.valueOf(e.getMessage()));
        }
    }

    /** What the topic's last records say, against the rows of a moment after they were read. */
    void compareStates(ShardHead head) {
        partitions.read(
                log.stateTopic(), shard, this::takeState, () -> progress != null && progress.position() >= head.seq());
        long reached = progress == null ? 0 : progress.position();
        if (reached < head.seq()) {
            findings.add(Check.STATE_TOPIC, reached, "progress ends here and the table at " + head.seq());
        }
        ShardTables now = ShardTables.read(database, shard);
        Set<String> closed = new HashSet<>();
        now.states().stream()
                .filter(row -> row.kind().equals("account") && row.deleted())
                .forEach(row -> closed.add(row.account()));
        var known = new HashSet<String>();
        for (StateRow row : now.states()) {
            known.add(row.streamId());
            if (row.position() <= reached) {
                compare(row, Optional.ofNullable(live.get(row.streamId())), closed.contains(row.account()));
            }
        }
        live.keySet().stream()
                .filter(streamId -> !known.contains(streamId))
                .forEach(streamId -> findings.add(Check.STATE_TOPIC, streamId, "is in the topic and not in the table"));
    }

    private void compare(StateRow row, Optional<StateRecord> published, boolean accountClosed) {
        if (row.deleted() || accountClosed) {
            // An account closed just now may not have been published as closed.
            boolean wrong = published.isPresent() && (row.deleted() || !stillPublishing(row));
            if (wrong) {
                findings.add(Check.STATE_TOPIC, row.streamId(), "is gone and has a state in the topic");
            }
            return;
        }
        Optional<StateRecord> expected = Optional.of(StateMessages.of(row));
        if (!expected.equals(published)) {
            findings.add(Check.STATE_TOPIC, row.streamId(), "has another state in the topic than in the table");
        }
    }

    private boolean stillPublishing(StateRow row) {
        return live.containsKey("account/" + row.account());
    }

    private void takeState(ConsumerRecord<String, byte[]> record) {
        stateRecords++;
        try {
            switch (StateMessages.read(record)) {
                case StateMessage.Progress(ProgressRecord told) -> progress = told;
                case StateMessage.Change(String streamId, long at, Optional<StateRecord> state) ->
                    state.ifPresentOrElse(found -> live.put(streamId, found), () -> live.remove(streamId));
            }
        } catch (UnreadableRecord e) {
            findings.add(Check.STATE_TOPIC, record.offset(), String.valueOf(e.getMessage()));
        }
    }
}
