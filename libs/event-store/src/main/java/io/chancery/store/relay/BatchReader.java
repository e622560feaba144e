package io.chancery.store.relay;

import io.chancery.contracts.Log;
import io.chancery.contracts.record.HashChain;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /**
     * A query a table, however many shards are behind: while it reads, who waits for a decision waits.
     *
     * @throws Contradiction if the tables do not continue what is published
     */
    List<ShardBatch> read(Map<Integer, Cursor> from) {
        return database.inSnapshot(session -> heads(session, from.keySet()).flatMap(heads -> {
            var behind = new TreeMap<Integer, Long>();
            heads.forEach((shard, head) -> addIfBehind(behind, shard, head, cursor(from, shard)));
            return rows(session, "event", "seq", behind, EventRow.class)
                    .map(rows -> rows.stream()
                            .collect(Collectors.groupingBy(
                                    EventRow::shard, Collectors.mapping(EventMessages::of, Collectors.toList()))))
                    .flatMap(events -> read(session, from, heads, events));
        }));
    }

    private void addIfBehind(Map<Integer, Long> behind, int shard, ShardHead head, Cursor from) {
        if (head.seq() < from.events()) {
            throw new Contradiction("shard %d of the %s log is published up to %d and the database only has %d"
                    .formatted(shard, log.wireName(), from.events(), head.seq()));
        }
        if (head.seq() > from.events()) {
            behind.put(shard, from.events());
        }
    }

    private Uni<List<ShardBatch>> read(
            Mutiny.StatelessSession session,
            Map<Integer, Cursor> from,
            Map<Integer, ShardHead> heads,
            Map<Integer, List<RecordedEvent>> events) {
        var reached = new TreeMap<Integer, Cursor>();
        var statesAfter = new TreeMap<Integer, Long>();
        var activitiesAfter = new TreeMap<Integer, Long>();
        heads.forEach((shard, head) -> {
            Cursor before = cursor(from, shard);
            Cursor now = follow(shard, before, events.getOrDefault(shard, List.of()));
            reached.put(shard, now);
            // Readers collect states until progress is said; with events still to come that would be long.
            if (allEvents(now, head, events.getOrDefault(shard, List.of())) && before.states() < head.seq()) {
                statesAfter.put(shard, before.states());
            }
            if (before.activity() < head.activity()) {
                activitiesAfter.put(shard, before.activity());
            }
        });
        return rows(session, "state", "position", statesAfter, StateRow.class)
                .flatMap(states -> changes(session, states)
                        .flatMap(changes -> rows(session, "activity", "seq", activitiesAfter, ActivityRow.class)
                                .map(activities -> {
                                    Map<Integer, List<StateRow>> statesOf =
                                            states.stream().collect(Collectors.groupingBy(StateRow::shard));
                                    Map<Integer, List<ActivityRow>> activitiesOf =
                                            activities.stream().collect(Collectors.groupingBy(ActivityRow::shard));
                                    return heads.values().stream()
                                            .map(head -> batch(
                                                    head,
                                                    cursor(reached, head.shard()),
                                                    events.getOrDefault(head.shard(), List.of()),
                                                    statesOf.getOrDefault(head.shard(), List.of()),
                                                    changes,
                                                    activitiesOf.getOrDefault(head.shard(), List.of())))
                                            .toList();
                                })));
    }

    private static Cursor cursor(Map<Integer, Cursor> cursors, int shard) {
        Cursor cursor = cursors.get(shard);
        if (cursor == null) {
            throw new IllegalStateException("shard " + shard + " was not asked for");
        }
        return cursor;
    }

    private boolean allEvents(Cursor reached, ShardHead head, List<RecordedEvent> events) {
        boolean all = reached.events() == head.seq();
        if (!all && events.size() < limit) {
            throw new Contradiction("shard %d of the %s log has its head at %d and no event %d"
                    .formatted(head.shard(), log.wireName(), head.seq(), reached.events() + 1));
        }
        return all;
    }

    private ShardBatch batch(
            ShardHead head,
            Cursor reached,
            List<RecordedEvent> events,
            List<StateRow> rows,
            Map<String, List<StateChange>> changes,
            List<ActivityRow> activities) {
        long states = reached.states();
        if (rows.size() == limit) {
            states = rows.getLast().position();
        } else if (reached.events() == head.seq()) {
            states = reached.events();
        }
        long activity =
                activities.isEmpty() ? reached.activity() : activities.getLast().seq();
        return new ShardBatch(
                head.shard(),
                events,
                rows.stream()
                        .flatMap(row -> changes.getOrDefault(row.streamId(), List.of()).stream())
                        .toList(),
                activities,
                new Cursor(reached.events(), reached.hash(), states, activity),
                head.dependsOn());
    }

    private static Uni<Map<Integer, ShardHead>> heads(Mutiny.StatelessSession session, Collection<Integer> shards) {
        return session.createNativeQuery("select * from shard_head where shard in (?1)", ShardHead.class)
                .setParameter(1, List.copyOf(shards))
                .getResultList()
                .map(heads -> {
                    var byShard = new TreeMap<Integer, ShardHead>();
                    heads.forEach(head -> byShard.put(head.shard(), head));
                    return byShard;
                });
    }

    /** The next rows of each shard after a position, at most {@code limit} of each, in the order of the positions. */
    private <R> Uni<List<R>> rows(
            Mutiny.StatelessSession session, String table, String position, Map<Integer, Long> after, Class<R> type) {
        if (after.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        // As text, because Hibernate Reactive binds no arrays to native queries.
        return session.createNativeQuery("""
                        select r.*
                        from unnest(cast(string_to_array(?1, ',') as integer[]), cast(string_to_array(?2, ',') as bigint[]))
                             as wanted (shard, after)
                        cross join lateral (
                            select * from %1$s t where t.shard = wanted.shard and t.%2$s > wanted.after
                            order by t.%2$s limit ?3) r
                        order by r.shard, r.%2$s""".formatted(table, position), type)
                .setParameter(1, joined(after.keySet()))
                .setParameter(2, joined(after.values()))
                .setParameter(3, limit)
                .getResultList();
    }

    private static String joined(Collection<? extends Number> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
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

    /** What each row means to readers, by stream. An account that is closed takes everything in it along. */
    private static Uni<Map<String, List<StateChange>>> changes(Mutiny.StatelessSession session, List<StateRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Map.of());
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
                            .transformToUniAndConcatenate(row -> change(session, row, closedAccounts)
                                    .map(changes -> Map.entry(row.streamId(), changes)))
                            .collect()
                            .asMap(Map.Entry::getKey, Map.Entry::getValue);
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
