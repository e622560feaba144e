package io.chancery.store.append;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.Edge;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.row.ClaimRow;
import io.chancery.store.row.EdgeRow;
import io.chancery.store.row.StateRow;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes a stream's new state with the claims and edges that follow from it. */
final class StreamWriter {

    private final Mutiny.StatelessSession session;

    StreamWriter(Mutiny.StatelessSession session) {
        this.session = session;
    }

    <S extends Record> Uni<Void> write(
            StreamType<S, ?> type, AccountId account, int shard, Stream<S> before, Stream<S> after) {
        String streamId = type.streamId(after.id());
        Optional<Listing> listing = after.state().flatMap(type.listing());
        var row = new StateRow(
                streamId,
                shard,
                account.value(),
                type.kind(),
                after.version(),
                after.position(),
                after.state().isEmpty(),
                after.state().map(ContractJson::write).orElse(null),
                listing.map(Listing::name).orElse(null),
                listing.map(Listing::path).orElse(null));
        Uni<Void> state = before.version() == 0 ? session.insert(row) : session.update(row);
        return state.chain(() -> rewriteClaims(streamId, account, claims(type, before), claims(type, after)))
                .chain(() -> rewriteEdges(streamId, edges(type, before), edges(type, after)));
    }

    /** Old names go before new ones come, so that a stream can keep or swap its own names. */
    private Uni<Void> rewriteClaims(String streamId, AccountId account, Set<Claim> before, Set<Claim> after) {
        if (before.equals(after)) {
            return Uni.createFrom().voidItem();
        }
        Object[] rows = after.stream()
                .map(claim -> new ClaimRow(ClaimRow.holder(account, claim), claim.kind(), claim.name(), streamId))
                .toArray();
        return deleteOf("claim", "stream_id", streamId, before).chain(() -> insert(rows));
    }

    private Uni<Void> rewriteEdges(String streamId, Set<Edge> before, Set<Edge> after) {
        if (before.equals(after)) {
            return Uni.createFrom().voidItem();
        }
        Object[] rows = after.stream()
                .map(edge -> new EdgeRow(streamId, edge.kind(), edge.to()))
                .toArray();
        return deleteOf("edge", "from_stream", streamId, before).chain(() -> insert(rows));
    }

    private Uni<Void> deleteOf(String table, String column, String streamId, Set<?> present) {
        if (present.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("delete from " + table + " where " + column + " = ?1")
                .setParameter(1, streamId)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Void> insert(Object[] rows) {
        return rows.length == 0 ? Uni.createFrom().voidItem() : session.insertAll(rows);
    }

    private static <S extends Record, E extends Event> Set<Claim> claims(StreamType<S, E> type, Stream<S> stream) {
        return stream.state().map(type.claims()).orElse(Set.of());
    }

    private static <S extends Record, E extends Event> Set<Edge> edges(StreamType<S, E> type, Stream<S> stream) {
        return stream.state().map(type.edges()).orElse(Set.of());
    }
}
