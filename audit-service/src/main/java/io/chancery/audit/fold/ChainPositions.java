package io.chancery.audit.fold;

import io.chancery.audit.ledger.LedgerFold;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.store.consume.EventFold;
import io.chancery.store.consume.Stopped;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** How far each chain has been folded, and so verified: dense from 1, each hash computed from the one before. */
@ApplicationScoped
public class ChainPositions {

    private final Mutiny.SessionFactory sessions;
    private final EventFold fold;

    public ChainPositions(Mutiny.SessionFactory sessions, EventFold fold) {
        this.sessions = sessions;
        this.fold = fold;
    }

    /** What {@code POST /internal/verify} takes: nothing yet. */
    public record Verify() {}

    /** @param chains every shard that has events or has stopped, by log and shard */
    public record Report(boolean sound, List<Chain> chains) {}

    /**
     * One shard of one log.
     *
     * @param position up to which the chain is whole
     * @param hash of the chain there, hexadecimal
     * @param stopped why it goes no further; only the replica that folds knows
     */
    public record Chain(Position position, String hash, Optional<String> stopped) {}

    /** From the tables, which all replicas share. */
    public Uni<Report> report() {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select topic, shard, position, encode(hash, 'hex') from fold_position where fold = ?1",
                                Object[].class)
                        .setParameter(1, LedgerFold.NAME)
                        .getResultList())
                .map(this::report);
    }

    private Report report(List<Object[]> rows) {
        var chains = new TreeMap<Key, Chain>();
        for (Object[] row : rows) {
            logOf((String) row[0]).ifPresent(log -> {
                var position = new Position(log, ((Number) row[1]).intValue(), ((Number) row[2]).longValue());
                chains.put(Key.of(position), new Chain(position, (String) row[3], Optional.empty()));
            });
        }
        List<Stopped> stopped = fold.status().stopped();
        for (Stopped shard : stopped) {
            var start = new Position(shard.log(), shard.shard(), 0);
            Chain chain = Optional.ofNullable(chains.get(Key.of(start)))
                    .orElseGet(() -> new Chain(start, "", Optional.empty()));
            chains.put(Key.of(start), new Chain(chain.position(), chain.hash(), Optional.of(shard.reason())));
        }
        return new Report(stopped.isEmpty(), new ArrayList<>(chains.values()));
    }

    private static Optional<Log> logOf(String topic) {
        for (Log log : Log.values()) {
            if (log.eventsTopic().equals(topic)) {
                return Optional.of(log);
            }
        }
        return Optional.empty();
    }

    /** What a chain is sorted by. */
    private record Key(Log log, int shard) implements Comparable<Key> {
        static Key of(Position position) {
            return new Key(position.log(), position.shard());
        }

        @Override
        public int compareTo(Key other) {
            int byLog = log.compareTo(other.log);
            return byLog != 0 ? byLog : Integer.compare(shard, other.shard);
        }
    }
}
