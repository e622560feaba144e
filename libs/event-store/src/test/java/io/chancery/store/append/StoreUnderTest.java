package io.chancery.store.append;

import io.chancery.contracts.AccountId;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** A store that is held against the conformance suite, with the tables that it writes. */
interface StoreUnderTest {

    StoreDatabase database();

    <T, R> Uni<Outcome<R>> append(Submission<T, R> submission);

    Uni<List<Outcome<?>>> append(int shard, List<Submission<?, ?>> submissions);

    <T> Uni<ReadResult<T>> read(AccountId account, Reads<T> reads);

    /** The real one. */
    static StoreUnderTest real(StoreDatabase database) {
        EventStore store = StoreUser.of(database).store();
        return new StoreUnderTest() {
            @Override
            public StoreDatabase database() {
                return database;
            }

            @Override
            public <T, R> Uni<Outcome<R>> append(Submission<T, R> submission) {
                return store.append(submission);
            }

            @Override
            public Uni<List<Outcome<?>>> append(int shard, List<Submission<?, ?>> submissions) {
                return store.append(shard, submissions);
            }

            @Override
            public <T> Uni<ReadResult<T>> read(AccountId account, Reads<T> reads) {
                return store.read(account, reads);
            }
        };
    }

    /** Decides and answers as if all were well, and writes nothing. */
    static StoreUnderTest forgetful(StoreDatabase database) {
        EventStore store = StoreUser.of(database).store();
        return new StoreUnderTest() {
            @Override
            public StoreDatabase database() {
                return database;
            }

            @Override
            public <T, R> Uni<Outcome<R>> append(Submission<T, R> submission) {
                return store.read(
                                submission.command().account(),
                                submission.command().reads())
                        .map(read -> {
                            Decision<R> decision = submission.command().decide(read.value(), submission.facts());
                            return new Outcome.Done<>(decision.reply(), read.head());
                        });
            }

            @Override
            public Uni<List<Outcome<?>>> append(int shard, List<Submission<?, ?>> submissions) {
                List<Outcome<?>> outcomes = new ArrayList<>();
                submissions.forEach(submission -> outcomes.add(StoreUser.await(append(submission))));
                return Uni.createFrom().item(outcomes);
            }

            @Override
            public <T> Uni<ReadResult<T>> read(AccountId account, Reads<T> reads) {
                return store.read(account, reads);
            }
        };
    }
}
