package io.chancery.store.support;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.store.append.Command;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Outcome;
import io.chancery.store.append.Provenance;
import io.chancery.store.append.Submission;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who uses a store and waits for its answers. */
public final class StoreUser {

    public static final Shards SHARDS = new Shards(4);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger ACCOUNTS = new AtomicInteger(100_000);

    private final EventStore store;

    public StoreUser(EventStore store) {
        this.store = store;
    }

    /** A store of the identity log, made ready. */
    public static StoreUser of(StoreDatabase database) {
        return of(database, EventStore.DEFAULT_GROUP_LIMIT, () -> {});
    }

    public static StoreUser of(StoreDatabase database, int groupLimit, Runnable afterCommit) {
        var store =
                new EventStore(Log.IDENTITY, SHARDS, database.sessions(), database.vertx(), groupLimit, afterCommit);
        store.initialise().await().atMost(PATIENCE);
        return new StoreUser(store);
    }

    public EventStore store() {
        return store;
    }

    public static AccountId freshAccount() {
        return new AccountId("%012d".formatted(ACCOUNTS.incrementAndGet()));
    }

    /** An account of that shard. */
    public static AccountId freshAccount(int shard) {
        AccountId account = freshAccount();
        while (SHARDS.of(account) != shard) {
            account = freshAccount();
        }
        return account;
    }

    public static <T, R> Submission<T, R> submission(Command<T, R> command) {
        return Submission.internal(
                command,
                Facts.drawn(Instant.now()),
                new Provenance(
                        "request", Optional.empty(), "arn:aws:iam::000000000000:root", List.of(), Optional.empty()));
    }

    public <T, R> Outcome<R> submit(Command<T, R> command) {
        return await(store.append(submission(command)));
    }

    /** Submits what cannot be refused. */
    public <T, R> Outcome.Done<R> done(Command<T, R> command) {
        return done(submit(command));
    }

    public static <R> Outcome.Done<R> done(Outcome<R> outcome) {
        if (outcome instanceof Outcome.Done<R> done) {
            return done;
        }
        throw new AssertionError("not done but " + outcome);
    }

    public static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
