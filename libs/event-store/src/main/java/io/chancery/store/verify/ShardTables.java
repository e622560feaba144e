package io.chancery.store.verify;

import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.row.ClaimRow;
import io.chancery.store.row.EdgeRow;
import io.chancery.store.row.EventRow;
import io.chancery.store.row.ShardHead;
import io.chancery.store.row.StateRow;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** One shard's rows at one moment; its events are read by and by, since they never change. */
record ShardTables(ShardHead head, List<StateRow> states, List<ClaimRow> claims, List<EdgeRow> edges) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int PAGE = 2_000;

    static ShardTables read(DatabaseLoop database, int shard) {
        return database.inSnapshot(
                session -> rows(session, "select * from shard_head where shard = ?1", ShardHead.class, shard)
                        .flatMap(heads -> rows(session, "select * from state where shard = ?1", StateRow.class, shard)
                                .flatMap(states -> rows(session, CLAIMS, ClaimRow.class, shard)
                                        .flatMap(claims -> rows(session, EDGES, EdgeRow.class, shard)
                                                .map(edges ->
                                                        new ShardTables(heads.getFirst(), states, claims, edges))))),
                PATIENCE);
    }

    /** Those of no stream at all count as the first shard's. */
    private static final String CLAIMS = "select c.* from claim c left join state s on s.stream_id = c.stream_id"
            + " where coalesce(s.shard, 0) = ?1";

    private static final String EDGES = "select e.* from edge e left join state s on s.stream_id = e.from_stream"
            + " where coalesce(s.shard, 0) = ?1";

    private static <T> Uni<List<T>> rows(Mutiny.StatelessSession session, String sql, Class<T> type, int shard) {
        return session.createNativeQuery(sql, type).setParameter(1, shard).getResultList();
    }

    /** Hands over the events from the first to the head's, in order. */
    void eachEvent(DatabaseLoop database, Consumer<EventRow> action) {
        long after = 0;
        List<EventRow> page;
        do {
            long from = after;
            page = database.inTransaction(session -> session.createNativeQuery(
                            "select * from event where shard = ?1 and seq > ?2 and seq <= ?3 order by seq limit ?4",
                            EventRow.class)
                    .setParameter(1, head.shard())
                    .setParameter(2, from)
                    .setParameter(3, head.seq())
                    .setParameter(4, PAGE)
                    .getResultList());
            page.forEach(action);
            after = page.isEmpty() ? after : page.getLast().seq();
        } while (page.size() == PAGE);
    }
}
