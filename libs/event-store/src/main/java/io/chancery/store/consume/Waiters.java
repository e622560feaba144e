package io.chancery.store.consume;

import io.chancery.contracts.Position;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Those who wait for positions. */
final class Waiters {

    /** What is known of some positions. */
    enum Answer {
        REACHED,
        NOT_YET,
        /** A shard has stopped: it will not get there. */
        NEVER
    }

    @FunctionalInterface
    interface Question {
        Answer about(List<Position> positions);
    }

    private record Waiting(List<Position> positions, UniEmitter<? super Boolean> emitter) {}

    private final Question question;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

    Waiters(Question question) {
        this.question = question;
    }

    /** True as soon as they are reached, false when they will not be or the time is up; on the asking context. */
    Uni<Boolean> await(List<Position> positions, Duration timeout) {
        return Uni.createFrom().deferred(() -> switch (question.about(positions)) {
            case REACHED -> Uni.createFrom().item(true);
            case NEVER -> Uni.createFrom().item(false);
            case NOT_YET ->
                enqueue(positions)
                        .ifNoItem()
                        .after(timeout)
                        .recoverWithItem(false)
                        .emitOn(home());
        });
    }

    private Uni<Boolean> enqueue(List<Position> positions) {
        return Uni.createFrom().emitter(emitter -> {
            var entry = new Waiting(positions, emitter);
            emitter.onTermination(() -> waiting.remove(entry));
            waiting.add(entry);
            // It may have been reached between the question and the queue.
            settle(entry);
        });
    }

    private static Executor home() {
        @Nullable Context context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
    }

    /** Something has changed. */
    void settle() {
        waiting.forEach(this::settle);
    }

    private void settle(Waiting entry) {
        Answer answer = question.about(entry.positions());
        if (answer != Answer.NOT_YET && waiting.remove(entry)) {
            entry.emitter().complete(answer == Answer.REACHED);
        }
    }
}
