package io.chancery.store.database;

import io.chancery.contracts.Digests;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Election: whoever holds PostgreSQL's session-level advisory lock of a name leads. It is held by a connection of its own
 * and so ends with it.
 *
 * <p>A holder that is frozen keeps its connection open, so the connection also ends when it has been silent for
 * {@value #SILENCE_LIMIT}; {@link #check} often.
 */
public final class AdvisoryLock implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(AdvisoryLock.class);

    /** Longer than a Kafka call may take, or a slow broker would cost the lead. */
    static final String SILENCE_LIMIT = "20s";

    private final DatabaseLoop database;
    private final Mutiny.StatelessSession session;
    private final long key;

    private AdvisoryLock(DatabaseLoop database, Mutiny.StatelessSession session, long key) {
        this.database = database;
        this.session = session;
        this.key = key;
    }

    /** Empty if somebody else holds it. */
    public static Optional<AdvisoryLock> tryAcquire(DatabaseLoop database, String name) {
        long key = ByteBuffer.wrap(Digests.sha256(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        var session = database.open();
        boolean acquired = false;
        try {
            acquired = database.await(() -> session.createNativeQuery(
                            "select pg_try_advisory_lock(?1) and set_config('idle_session_timeout', ?2, false) is not null",
                            Boolean.class)
                    .setParameter(1, key)
                    .setParameter(2, SILENCE_LIMIT)
                    .getSingleResult());
        } finally {
            if (!acquired) {
                database.await(session::close);
            }
        }
        return acquired ? Optional.of(new AdvisoryLock(database, session, key)) : Optional.empty();
    }

    /**
     * Returns if the lock is still held.
     *
     * @throws LockLost if not, or if that cannot be known
     */
    public void check() {
        long held = query(session -> session.createNativeQuery(
                        "select count(*) from pg_locks where locktype = 'advisory' and granted and objsubid = 1"
                                + " and pid = pg_backend_pid()"
                                + " and ((classid::bigint << 32) | objid::bigint) = ?1",
                        Long.class)
                .setParameter(1, key)
                .getSingleResult());
        if (held != 1) {
            throw new LockLost("the lock's connection does not hold it any more", Optional.empty());
        }
    }

    /**
     * A query on the lock's own connection: it succeeds only while that lives.
     *
     * @throws LockLost if it fails
     */
    public <T> T query(Function<Mutiny.StatelessSession, Uni<T>> work) {
        try {
            return database.await(() -> work.apply(session));
        } catch (DatabaseLoop.DatabaseUnavailable e) {
            throw new LockLost("the lock's connection is gone", Optional.of(e));
        }
    }

    /**
     * Gives the lock back. If that fails the connection is dead, and the lock with it, or falls silent in the pool and is
     * ended by its time limit.
     */
    @Override
    public void close() {
        try {
            database.await(() -> session.createNativeQuery(
                            "select pg_advisory_unlock(?1) and set_config('idle_session_timeout', '0', false) is not null",
                            Boolean.class)
                    .setParameter(1, key)
                    .getSingleResult());
        } catch (DatabaseLoop.DatabaseUnavailable e) {
            LOGGER.debug("the lock could not be given back and ends with its connection", e);
        }
        try {
            database.await(session::close);
        } catch (DatabaseLoop.DatabaseUnavailable e) {
            LOGGER.debug("the lock's session could not be closed", e);
        }
    }

    /** Somebody else may lead by now. */
    public static final class LockLost extends RuntimeException {
        LockLost(String message, Optional<Throwable> cause) {
            super(message, cause.orElse(null));
        }
    }
}
