package io.chancery.store.relay;

import io.chancery.contracts.HashChain;
import io.chancery.contracts.Log;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.relay.ShardBatch.StateChange;
import io.chancery.store.row.ActivityRow;
import io.chancery.store.row.EventRow;
import io.chancery.store.row.ShardHead;
import io.chancery.store.row.StateRow;
import io.chancery.store.topic.EventMessages;
import io.chancery.store.topic.RecordedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what is next to publish, in one snapshot, and proves on the way that the chain continues what was published. */
final class BatchReader {

    /** The kind of the stream whose deletion closes its account, in both logs. */
    private static final String ACCOUNT = "account";

    private final Log log;
    private final int limit;
    private final DatabaseLoop database;

    BatchReader(Log log, int limit, DatabaseLoop database) {
        this.log = log;
        this.limit = limit;
        this.database = database;
    }

    /** @throws Contradiction if the tables do not continue what is published */
    List<ShardBatch> read(Map<Integer, Cursor> from) {
        return database.inSnapshot(session -> Multi.createFrom()
                .iterable(from.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> read(session, entry.getKey(), entry.getValue()))
                .collect()
                .asList());
    }

    private Uni<ShardBatch> read(Mutiny.StatelessSession session, int shard, Cursor from) {
        return session.createNativeQuery("select * from shard_head where shard = ?1", ShardHead.class)
                .setParameter(1, shard)
                .getSingleResult()
                .flatMap(head -> events(session, shard, from, head).flatMap(events -> {
                    Cursor reached = follow(shard, from, events);
                    boolean allEvents = reached.events() == head.seq();
                    if (!allEvents && events.size() < limit) {
                        return Uni.createFrom()
                                .failure(new Contradiction("shard %d of the %s log has its head at %d and no event %d"
                                        .formatted(shard, log.wireName(), head.seq(), reached.events() + 1)));
                    }
                    // Readers collect states until progress is said; with events still to come that would be long.
                    Uni<List<StateRow>> states = allEvents
                            ? states(session, shard, from.states(), head.seq())
                            : Uni.createFrom().item(List.of());
                    return states.flatMap(rows -> changes(session, rows)
                            .flatMap(changes -> activities(session, shard, from, head)
                                    .map(activities ->
                                            batch(shard, events, rows, changes, activities, reached, allEvents))));
                }));
    }

    private ShardBatch batch(
            int shard,
            List<RecordedEvent> events,
            List<StateRow> rows,
            List<StateChange> changes,
            List<ActivityRow> activities,
            Cursor reached,
            boolean allEvents) {
        long states = reached.states();
        if (rows.size() == limit) {
            states = rows.getLast().position();
        } else if (allEvents) {
            states = reached.events();
        }
        long activity =
                activities.isEmpty() ? reached.activity() : activities.getLast().seq();
        return new ShardBatch(
                shard, events, changes, activities, new Cursor(reached.events(), reached.hash(), states, activity));
    }

    private Uni<List<RecordedEvent>> events(Mutiny.StatelessSession session, int shard, Cursor from, ShardHead head) {
        if (head.seq() < from.events()) {
            return Uni.createFrom()
                    .failure(new Contradiction(
                            "shard %d of the %s log is published up to %d and the database only has %d"
                                    .formatted(shard, log.wireName(), from.events(), head.seq())));
        }
        if (head.seq() == from.events()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(
                        "select * from event where shard = ?1 and seq > ?2 order by seq limit ?3", EventRow.class)
                .setParameter(1, shard)
                .setParameter(2, from.events())
                .setParameter(3, limit)
                .getResultList()
                .map(rows -> rows.stream().map(EventMessages::of).toList());
    }

    /** INVARIANT: nothing is published that does not continue the chain. */
    private Cursor follow(int shard, Cursor from, List<RecordedEvent> events) {
        long position = from.events();
        byte[] hash = from.hash();
        for (RecordedEvent event : events) {
            position++;
            if (event.envelope().sequence() != position) {
                throw new Contradiction(
                        "shard %d of the %s log has a hole at position %d".formatted(shard, log.wireName(), position));
            }
            hash = HashChain.next(hash, log, shard, position, event.envelope());
            if (!Arrays.equals(hash, event.hash())) {
                throw new Contradiction("the hash chain of shard %d of the %s log is broken at position %d"
                        .formatted(shard, log.wireName(), position));
            }
        }
        return new Cursor(position, hash, from.states(), from.activity());
    }

    private Uni<List<StateRow>> states(Mutiny.StatelessSession session, int shard, long after, long through) {
        if (after == through) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(
                        "select * from state where shard = ?1 and position > ?2 order by position limit ?3",
                        StateRow.class)
                .setParameter(1, shard)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
    }

    private Uni<List<ActivityRow>> activities(Mutiny.StatelessSession session, int shard, Cursor from, ShardHead head) {
        if (head.activity() <= from.activity()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(
                        "select * from activity where shard = ?1 and seq > ?2 order by seq limit ?3", ActivityRow.class)
                .setParameter(1, shard)
                .setParameter(2, from.activity())
                .setParameter(3, limit)
                .getResultList();
    }

    /** An account that is closed takes everything in it along. */
    private static Uni<List<StateChange>> changes(Mutiny.StatelessSession session, List<StateRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<String> accounts = rows.stream()
                .map(row -> ACCOUNT + "/" + row.account())
                .distinct()
                .toList();
        return session.createNativeQuery(
                        "select stream_id from state where deleted and stream_id in (?1)", String.class)
                .setParameter(1, accounts)
                .getResultList()
                .flatMap(closed -> {
                    Set<String> closedAccounts =
                            closed.stream().map(StreamType::idOf).collect(Collectors.toUnmodifiableSet());
                    return Multi.createFrom()
                            .iterable(rows)
                            .onItem()
                            .transformToUniAndConcatenate(row -> change(session, row, closedAccounts))
                            .collect()
                            .in(ArrayList<StateChange>::new, List::addAll)
                            .map(List::copyOf);
                });
    }

    private static Uni<List<StateChange>> change(
            Mutiny.StatelessSession session, StateRow row, Set<String> closedAccounts) {
        if (row.kind().equals(ACCOUNT) && row.deleted()) {
            return session.createNativeQuery(
                            "select stream_id from state where account = ?1 and position <= ?2 and stream_id <> ?3"
                                    + " order by stream_id",
                            String.class)
                    .setParameter(1, row.account())
                    .setParameter(2, row.position())
                    .setParameter(3, row.streamId())
                    .getResultList()
                    .map(streams -> {
                        var gone = new ArrayList<StateChange>();
                        streams.forEach(stream -> gone.add(new StateChange.Gone(stream, row.position())));
                        gone.add(new StateChange.Gone(row.streamId(), row.position()));
                        return gone;
                    });
        }
        boolean gone = row.deleted() || closedAccounts.contains(row.account());
        return Uni.createFrom()
                .item(List.of(gone ? new StateChange.Gone(row.streamId(), row.position()) : new StateChange.Live(row)));
    }
}
