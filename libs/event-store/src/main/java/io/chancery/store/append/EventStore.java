package io.chancery.store.append;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.contracts.record.HashChain;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One service's event store. A write is one transaction: under its shard's lock it reads what the command declared,
 * decides, and writes the events, the folded states, claims, edges and activity.
 */
public final class EventStore {

    /** The setting: how many commands one transaction takes at most. */
    public static final String GROUP_LIMIT = "chancery.group-limit";

    public static final int DEFAULT_GROUP_LIMIT = 64;

    private final Log log;
    private final Shards shards;
    private final Mutiny.SessionFactory sessions;
    private final List<ShardQueue> queues;

    /**
     * @param groupLimit commands per transaction: 1 gives each its own
     * @param afterCommit wakes the relay; must not block or throw
     */
    public EventStore(
            Log log, Shards shards, Mutiny.SessionFactory sessions, Vertx vertx, int groupLimit, Runnable afterCommit) {
        this(log, shards, sessions, vertx, groupLimit, afterCommit, ShardTransaction.LOCKING);
    }

    /** For the test that shows what the lock is for. */
    EventStore(
            Log log,
            Shards shards,
            Mutiny.SessionFactory sessions,
            Vertx vertx,
            int groupLimit,
            Runnable afterCommit,
            String headQuery) {
        if (groupLimit < 1) {
            throw new IllegalArgumentException("groupLimit must be at least 1, not " + groupLimit);
        }
        this.log = log;
        this.shards = shards;
        this.sessions = sessions;
        var made = new ArrayList<ShardQueue>();
        for (int shard = 0; shard < shards.count(); shard++) {
            made.add(new ShardQueue(log, shard, groupLimit, sessions, vertx, afterCommit, headQuery));
        }
        this.queues = List.copyOf(made);
    }

    public Log log() {
        return log;
    }

    public Shards shards() {
        return shards;
    }

    /** Makes the heads that are missing. Run once at start-up; the number of shards never changes afterwards. */
    public Uni<Void> initialise() {
        return sessions.openStatelessSession()
                .flatMap(session -> session.withTransaction(transaction -> {
                            Uni<Void> all = Uni.createFrom().voidItem();
                            for (int shard = 0; shard < shards.count(); shard++) {
                                int number = shard;
                                all = all.chain(() -> session.createNativeQuery(
                                                "insert into shard_head (shard, seq, hash, activity) values (?1, 0, ?2, 0)"
                                                        + " on conflict do nothing")
                                        .setParameter(1, number)
                                        .setParameter(2, HashChain.genesis())
                                        .executeUpdate()
                                        .replaceWithVoid());
                            }
                            return all.chain(() -> refuseOtherShardCount(session));
                        })
                        .eventually(session::close));
    }

    private Uni<Void> refuseOtherShardCount(Mutiny.StatelessSession session) {
        return session.createNativeQuery("select count(*) from shard_head", Long.class)
                .getSingleResult()
                .invoke(found -> {
                    if (found != shards.count()) {
                        throw new IllegalStateException(
                                "this installation has %d shards and %d were configured; the number is fixed at installation"
                                        .formatted(found, shards.count()));
                    }
                })
                .replaceWithVoid();
    }

    /** Decides one command, together with others that wait for the same shard. */
    public <T, R> Uni<Outcome<R>> append(Submission<T, R> submission) {
        return queues.get(shards.of(submission.command().account())).submit(submission);
    }

    /** Decides commands of one shard in the order given, each on what the one before left. */
    public Uni<List<Outcome<?>>> append(int shard, List<Submission<?, ?>> submissions) {
        for (Submission<?, ?> submission : submissions) {
            if (shards.of(submission.command().account()) != shard) {
                throw new IllegalArgumentException("a command of account %s is not of shard %d"
                        .formatted(submission.command().account(), shard));
            }
        }
        List<Uni<Outcome<?>>> waiting = new ArrayList<>();
        for (Submission<?, ?> submission : submissions) {
            waiting.add(queues.get(shard).submit(submission).map(outcome -> (Outcome<?>) outcome));
        }
        if (waiting.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.join().all(waiting).andFailFast();
    }

    /**
     * Reads without the lock, in one snapshot. The head is read first, so what is found is at least as new as the
     * position that comes with it.
     */
    public <T> Uni<ReadResult<T>> read(AccountId account, Reads<T> reads) {
        int shard = shards.of(account);
        return sessions.openStatelessSession()
                .flatMap(session -> session.withTransaction(transaction -> snapshot(session)
                                .chain(() -> head(session, shard))
                                .flatMap(head -> {
                                    var reader = new RowReader(session);
                                    return reads.from(reader)
                                            .map(value -> new ReadResult<>(value, reader.versions(), head));
                                }))
                        .eventually(session::close));
    }

    private static Uni<Void> snapshot(Mutiny.StatelessSession session) {
        return session.createNativeQuery("set transaction isolation level repeatable read read only")
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The account's shard's last position. */
    public Uni<Position> head(AccountId account) {
        return sessions.openStatelessSession()
                .flatMap(session -> head(session, shards.of(account)).eventually(session::close));
    }

    private Uni<Position> head(Mutiny.StatelessSession session, int shard) {
        return session.createNativeQuery("select seq from shard_head where shard = ?1", Long.class)
                .setParameter(1, shard)
                .getSingleResult()
                .map(sequence -> new Position(log, shard, sequence));
    }
}
