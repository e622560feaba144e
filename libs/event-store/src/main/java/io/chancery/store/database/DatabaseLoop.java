package io.chancery.store.database;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets a background thread use the reactive database: the work runs on one event loop, the thread waits for it. */
public final class DatabaseLoop {

    /** Longer than any statement here takes; a database that hangs must not hang its user for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Mutiny.SessionFactory sessions;
    private final ContextInternal eventLoop;

    public DatabaseLoop(Mutiny.SessionFactory sessions, Vertx vertx) {
        this.sessions = sessions;
        this.eventLoop = ((VertxInternal) vertx).createEventLoopContext();
    }

    /**
     * Runs the work on the event loop and waits for its result. Not to be called on an event loop.
     *
     * @throws DatabaseUnavailable if it fails for a reason that is no bug of the work, or takes too long
     */
    public <T> T await(Supplier<Uni<T>> work) {
        return await(work, PATIENCE);
    }

    private <T> T await(Supplier<Uni<T>> work, Duration patience) {
        var result = new CompletableFuture<T>();
        // A duplicated context, because a session belongs to one piece of work.
        eventLoop.duplicate().runOnContext(ignored -> {
            try {
                work.get().subscribe().with(result::complete, result::completeExceptionally);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new DatabaseUnavailable(Optional.ofNullable(e.getCause()).orElse(e));
        } catch (TimeoutException e) {
            throw new DatabaseUnavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(e);
        }
    }

    /** A session that stays open until whoever asked for it closes it, with a connection of its own. */
    Mutiny.StatelessSession open() {
        return await(sessions::openStatelessSession);
    }

    public <T> T inTransaction(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return inTransaction(work, PATIENCE);
    }

    /** Reads in one snapshot: what is found is how the database was at one moment. */
    public <T> T inSnapshot(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return inSnapshot(work, PATIENCE);
    }

    /** Like {@link #inSnapshot(Function)}, for reading much. */
    public <T> T inSnapshot(Function<Mutiny.StatelessSession, Uni<T>> work, Duration patience) {
        return inTransaction(
                session -> session.createNativeQuery("set transaction isolation level repeatable read read only")
                        .executeUpdate()
                        .chain(() -> work.apply(session)),
                patience);
    }

    private <T> T inTransaction(Function<Mutiny.StatelessSession, Uni<T>> work, Duration patience) {
        return await(
                () -> sessions.openStatelessSession()
                        .flatMap(session -> session.withTransaction(transaction -> work.apply(session))
                                .eventually(session::close)),
                patience);
    }

    /** The database did not do what it was asked. */
    public static final class DatabaseUnavailable extends RuntimeException {
        DatabaseUnavailable(Throwable cause) {
            super(cause);
        }
    }
}
