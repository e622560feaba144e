package io.chancery.identity.account;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** Tries again what another service could not do yet, for a while. */
@ApplicationScoped
public class Patience {

    private static final long PAUSE_MILLIS = 200;

    private final Vertx vertx;

    public Patience(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Repeats as long as the work fails with ServiceUnavailable. Stays on the event loop that it was called on, where the
     * database's sessions live.
     *
     * @return fails with the last ServiceUnavailable once the limit has passed, with any other failure at once
     */
    <T> Uni<T> until(Duration limit, Supplier<Uni<T>> work) {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        return attempt(deadlineNanos, work);
    }

    private <T> Uni<T> attempt(long deadlineNanos, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(failure -> isTemporary(failure) && System.nanoTime() < deadlineNanos)
                .recoverWithUni(() -> pause().chain(() -> attempt(deadlineNanos, work)));
    }

    private static boolean isTemporary(Throwable failure) {
        return failure instanceof Refused refused && refused.refusal() == Refusal.SERVICE_UNAVAILABLE;
    }

    private Uni<Void> pause() {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(PAUSE_MILLIS, fired -> emitter.complete(null)));
    }
}
