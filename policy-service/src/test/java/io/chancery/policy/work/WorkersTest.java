package io.chancery.policy.work;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Simulations and analyses wait for each other, but not without end. */
class WorkersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Workers workers = new Workers();

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void work_is_done_on_a_thread_of_its_own() {
        String thread =
                workers.run(() -> Thread.currentThread().getName()).await().atMost(PATIENCE);
        assertThat(thread).startsWith("worker-");
    }

    @Test
    void what_finds_no_place_to_wait_is_refused() throws InterruptedException {
        var free = new CountDownLatch(1);
        var answered = new AtomicInteger();
        var refused = new CompletableFuture<Throwable>();
        for (int i = 0; i < 1_000 && !refused.isDone(); i++) {
            workers.run(() -> await(free)).subscribe().with(done -> answered.incrementAndGet(), refused::complete);
        }

        assertThat(refused.join())
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.refusal()).isEqualTo(Refusal.SERVICE_UNAVAILABLE));
        free.countDown();
        eventually(() -> assertThat(answered.get()).isGreaterThanOrEqualTo(16));
        eventually(() ->
                assertThat(workers.run(() -> "again").await().atMost(PATIENCE)).isEqualTo("again"));
    }

    @Test
    void what_the_work_throws_comes_through() {
        assertThatThrownBy(() -> workers.run(() -> {
                            throw new IllegalStateException("broken");
                        })
                        .await()
                        .atMost(PATIENCE))
                .hasMessage("broken");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
