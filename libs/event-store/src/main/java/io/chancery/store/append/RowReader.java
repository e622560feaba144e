package io.chancery.store.append;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.row.ClaimRow;
import io.chancery.store.row.StateRow;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads state rows through one session, and remembers which version of which stream it saw. */
final class RowReader implements Reader {

    private final Mutiny.StatelessSession session;
    private final Map<String, Long> versions = new HashMap<>();

    RowReader(Mutiny.StatelessSession session) {
        this.session = session;
    }

    /** Of every single stream that was read, by stream id. Lists and counts are not in it. */
    Map<String, Long> versions() {
        return Map.copyOf(versions);
    }

    @Override
    public <S extends Record, E extends Event> Uni<Stream<S>> stream(StreamType<S, E> type, String id) {
        return session.createNativeQuery("select * from state where stream_id = ?1", StateRow.class)
                .setParameter(1, type.streamId(id))
                .getSingleResultOrNull()
                .map(row -> row == null ? Stream.<S>unborn(id) : StreamTypes.read(row, type))
                .invoke(stream -> versions.put(type.streamId(id), stream.version()));
    }

    @Override
    public <S extends Record, E extends Event> Uni<Stream<S>> named(
            StreamType<S, E> type, AccountId account, Claim name) {
        String holder = ClaimRow.holder(account, name);
        return session.createNativeQuery(
                        "select s.* from claim c join state s on s.stream_id = c.stream_id"
                                + " where c.holder = ?1 and c.kind = ?2 and c.name = ?3",
                        StateRow.class)
                .setParameter(1, holder)
                .setParameter(2, name.kind())
                .setParameter(3, name.name())
                .getSingleResultOrNull()
                .map(row -> {
                    String key = "name:" + holder + "/" + name.kind() + "/" + name.name();
                    if (row == null) {
                        versions.put(key, 0L);
                        return Stream.<S>unborn("");
                    }
                    versions.put(row.streamId(), row.version());
                    return StreamTypes.read(row, type);
                });
    }

    @Override
    public <S extends Record, E extends Event> Uni<Page<S>> list(
            StreamType<S, E> type, AccountId account, String pathPrefix, Paging paging) {
        var query = session.createNativeQuery(
                        "select * from state where account = ?1 and kind = ?2 and not deleted and name > ?3"
                                + " and starts_with(path, ?4) order by name limit ?5",
                        StateRow.class)
                .setParameter(1, account.value())
                .setParameter(2, type.kind())
                .setParameter(3, paging.after().orElse(""))
                .setParameter(4, pathPrefix)
                .setParameter(5, paging.limit() + 1);
        return query.getResultList().map(rows -> page(rows, type, paging));
    }

    @Override
    public <S extends Record, E extends Event> Uni<Page<S>> referring(
            StreamType<S, E> type, String edgeKind, String to, Paging paging) {
        var query = session.createNativeQuery(
                        "select s.* from edge e join state s on s.stream_id = e.from_stream"
                                + " where e.kind = ?1 and e.to_id = ?2 and s.kind = ?3"
                                + " and coalesce(s.name, s.stream_id) > ?4"
                                + " order by coalesce(s.name, s.stream_id) limit ?5",
                        StateRow.class)
                .setParameter(1, edgeKind)
                .setParameter(2, to)
                .setParameter(3, type.kind())
                .setParameter(4, paging.after().orElse(""))
                .setParameter(5, paging.limit() + 1);
        return query.getResultList().map(rows -> page(rows, type, paging));
    }

    private static <S extends Record> Page<S> page(List<StateRow> rows, StreamType<S, ?> type, Paging paging) {
        boolean more = rows.size() > paging.limit();
        List<StateRow> shown = more ? rows.subList(0, paging.limit()) : rows;
        List<S> items = shown.stream()
                .flatMap(row -> StreamTypes.read(row, type).state().stream())
                .toList();
        return new Page<>(items, more ? Optional.of(sortKey(shown.getLast())) : Optional.empty());
    }

    private static String sortKey(StateRow row) {
        String name = row.name();
        return name == null ? row.streamId() : name;
    }

    @Override
    public Uni<Long> countReferring(String edgeKind, String to) {
        return session.createNativeQuery("select count(*) from edge where kind = ?1 and to_id = ?2", Long.class)
                .setParameter(1, edgeKind)
                .setParameter(2, to)
                .getSingleResult();
    }

    @Override
    public Uni<Long> count(StreamType<?, ?> type, AccountId account) {
        return session.createNativeQuery(
                        "select count(*) from state where account = ?1 and kind = ?2 and not deleted", Long.class)
                .setParameter(1, account.value())
                .setParameter(2, type.kind())
                .getSingleResult();
    }
}
