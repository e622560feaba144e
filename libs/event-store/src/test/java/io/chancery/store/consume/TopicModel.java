package io.chancery.store.consume;

import com.fasterxml.jackson.databind.node.IntNode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.store.topic.StateMessage;
import io.chancery.testing.Generator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One shard's history and a state topic that a relay has written of it: in batches of any size, some of them over several
 * transactions, between which the tables went on and the relay may have started again.
 */
final class TopicModel {

    private static final int STREAMS = 5;
    private static final AccountId ACCOUNT = new AccountId("000000000001");

    /** One event: which stream, and whether it ended it. */
    private record Happened(String stream, boolean ends) {}

    /** One record in the topic. */
    record Entry(long offset, StateMessage message) {
        String key() {
            return message instanceof StateMessage.Change change ? change.streamId() : "~progress";
        }

        boolean isTombstoneUpTo(long position) {
            return message instanceof StateMessage.Change change
                    && change.state().isEmpty()
                    && change.position() <= position;
        }
    }

    private final Generator draw;
    private final List<Happened> history = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Long> transactionEnds = new ArrayList<>();

    TopicModel(Generator draw) {
        this.draw = draw;
        Set<String> ended = new HashSet<>();
        for (int i = draw.number(0, 25); i > 0; i--) {
            String stream = "user/" + draw.number(1, STREAMS) + "-" + ended.size();
            boolean ends = draw.chance(0.2);
            history.add(new Happened(stream, ends));
            if (ends) {
                ended.add(stream);
            }
        }
        transactionEnds.add(0L);
        relay();
    }

    private void relay() {
        long told = 0;
        long reached = 0;
        int head = 0;
        while (told < history.size() || draw.chance(0.5)) {
            head = draw.number(head, history.size());
            if (draw.chance(0.1)) {
                // It starts again and knows no more than its last progress record.
                reached = told;
            }
            int limit = draw.number(1, 4);
            List<StateMessage.Change> rows = rows(reached, head);
            List<StateMessage.Change> part = rows.subList(0, Math.min(limit, rows.size()));
            part.forEach(this::append);
            if (part.size() == limit) {
                reached = part.getLast().position();
            } else if (head > told || reached == told) {
                told = head;
                reached = head;
                append(new StateMessage.Progress(progress(told)));
            }
            transactionEnds.add((long) entries.size());
        }
        if (draw.chance(0.3) && !history.isEmpty()) {
            // What is left of a batch whose relay died in its middle.
            history.add(new Happened("user/cut", false));
            history.add(new Happened("user/cut-too", false));
            append(rows(history.size() - 2, history.size()).getFirst());
            transactionEnds.add((long) entries.size());
        }
    }

    static ProgressRecord progress(long position) {
        return new ProgressRecord(position, "hash-" + position, 0, Instant.EPOCH, Optional.empty());
    }

    private void append(StateMessage message) {
        entries.add(new Entry(entries.size(), message));
    }

    /** The state rows after one position up to another, as a snapshot with that head has them. */
    private List<StateMessage.Change> rows(long after, int head) {
        var last = new HashMap<String, StateMessage.Change>();
        for (int position = 1; position <= head; position++) {
            Happened happened = history.get(position - 1);
            last.put(
                    happened.stream(),
                    new StateMessage.Change(
                            happened.stream(),
                            position,
                            happened.ends() ? Optional.empty() : Optional.of(state(happened.stream(), position))));
        }
        return last.values().stream()
                .filter(change -> change.position() > after)
                .sorted(Comparator.comparing(StateMessage.Change::position))
                .toList();
    }

    private static StateRecord state(String stream, int position) {
        return new StateRecord(ACCOUNT, "user", stream.substring(5), position, position, IntNode.valueOf(position));
    }

    /** What exists at a position. */
    Map<String, StateRecord> foldOf(long position) {
        var live = new HashMap<String, StateRecord>();
        for (StateMessage.Change change : rows(0, (int) position)) {
            change.state().ifPresent(state -> live.put(change.streamId(), state));
        }
        return live;
    }

    /** One of the ends of a transaction: where a topic can end for a reader of committed records. */
    long anEnd() {
        return draw.pick(transactionEnds);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    long lastProgressBefore(long end) {
        return entries.stream()
                .filter(entry -> entry.offset() < end && entry.message() instanceof StateMessage.Progress)
                .mapToLong(entry ->
                        ((StateMessage.Progress) entry.message()).progress().position())
                .max()
                .orElse(0);
    }

    /**
     * Compaction up to an offset: of each key only the last record before it stays. A tombstone goes a day later
     * (delete.retention.ms); by then the batch that it belongs to is complete.
     */
    static List<Entry> compact(List<Entry> entries, long upTo, boolean dropTombstones) {
        var last = new HashMap<String, Long>();
        long told = 0;
        for (Entry entry : entries) {
            if (entry.offset() < upTo) {
                last.put(entry.key(), entry.offset());
                if (entry.message() instanceof StateMessage.Progress(ProgressRecord progress)) {
                    told = progress.position();
                }
            }
        }
        long complete = told;
        return entries.stream()
                .filter(entry -> entry.offset() >= upTo
                        || (last.getOrDefault(entry.key(), -1L) == entry.offset()
                                && !(dropTombstones && entry.isTombstoneUpTo(complete))))
                .toList();
    }
}
