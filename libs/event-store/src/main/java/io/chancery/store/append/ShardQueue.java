package io.chancery.store.append;

import io.chancery.contracts.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one shard. While a transaction commits, newcomers gather and make the next group, so that under load
 * many commands share one fsync. The database's lock decides between processes; this queue only saves waiting on it.
 */
final class ShardQueue {

    private final Log log;
    private final int shard;
    private final int groupLimit;
    private final Mutiny.SessionFactory sessions;
    private final ContextInternal eventLoop;
    private final Runnable afterCommit;
    private final String headQuery;
    private final Queue<Waiting<?, ?>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    ShardQueue(
            Log log,
            int shard,
            int groupLimit,
            Mutiny.SessionFactory sessions,
            Vertx vertx,
            Runnable afterCommit,
            String headQuery) {
        this.log = log;
        this.shard = shard;
        this.groupLimit = groupLimit;
        this.sessions = sessions;
        this.eventLoop = (ContextInternal) vertx.getOrCreateContext();
        this.afterCommit = afterCommit;
        this.headQuery = headQuery;
    }

    private record Waiting<T, R>(
            Submission<T, R> submission,
            UniEmitter<? super Outcome<R>> emitter,
            @Nullable Context home) {

        /** Back on the context that asked: what follows there may hold that request's state. */
        @SuppressWarnings("unchecked")
        void complete(Outcome<?> outcome) {
            at(() -> emitter.complete((Outcome<R>) outcome));
        }

        void fail(Throwable failure) {
            at(() -> emitter.fail(failure));
        }

        private void at(Runnable action) {
            if (home == null) {
                action.run();
            } else {
                home.runOnContext(ignored -> action.run());
            }
        }
    }

    <T, R> Uni<Outcome<R>> submit(Submission<T, R> submission) {
        return Uni.createFrom().emitter(emitter -> {
            queue.add(new Waiting<>(submission, emitter, Vertx.currentContext()));
            if (pending.getAndIncrement() == 0) {
                nextGroup();
            }
        });
    }

    private void nextGroup() {
        ContextInternal context = eventLoop.duplicate();
        context.runOnContext(ignored -> {
            List<Waiting<?, ?>> group = take();
            commit(group).subscribe().with(done -> proceed(group.size()), failure -> proceed(group.size()));
        });
    }

    private void proceed(int finished) {
        if (pending.addAndGet(-finished) > 0) {
            nextGroup();
        }
    }

    private List<Waiting<?, ?>> take() {
        var group = new ArrayList<Waiting<?, ?>>();
        while (group.size() < groupLimit) {
            Waiting<?, ?> next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
        }
        return group;
    }

    /** A statement that fails spoils the whole transaction, so then each command is tried by itself. */
    private Uni<Void> commit(List<Waiting<?, ?>> group) {
        List<Submission<?, ?>> submissions = new ArrayList<>();
        group.forEach(waiting -> submissions.add(waiting.submission()));
        return transact(submissions)
                .invoke(outcomes -> {
                    for (int i = 0; i < group.size(); i++) {
                        group.get(i).complete(outcomes.get(i));
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    if (group.size() == 1) {
                        settle(group.getFirst(), failure);
                        return Uni.createFrom().voidItem();
                    }
                    if (!Failures.isConstraintViolation(failure)) {
                        group.forEach(waiting -> waiting.fail(failure));
                        return Uni.createFrom().voidItem();
                    }
                    Uni<Void> singly = Uni.createFrom().voidItem();
                    for (Waiting<?, ?> waiting : group) {
                        singly = singly.chain(() -> commit(List.of(waiting)));
                    }
                    return singly;
                });
    }

    private static void settle(Waiting<?, ?> waiting, Throwable failure) {
        if (Failures.isConstraintViolation(failure)) {
            waiting.complete(new Outcome.Declined<>(
                    new Refused(Refusal.ENTITY_ALREADY_EXISTS, "An entity with this name already exists.")));
        } else {
            waiting.fail(failure);
        }
    }

    private Uni<List<Outcome<?>>> transact(List<Submission<?, ?>> submissions) {
        return sessions.openStatelessSession()
                .flatMap(session -> session.withTransaction(
                                transaction -> new ShardTransaction(log, shard, session, headQuery).run(submissions))
                        .eventually(session::close))
                .invoke(afterCommit);
    }
}
