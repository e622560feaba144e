package io.chancery.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {

    @Test
    void assertions_are_tried_until_they_hold() {
        AtomicInteger tries = new AtomicInteger();

        Eventually.eventually(() -> assertThat(tries.incrementAndGet()).isEqualTo(3));

        assertThat(tries).hasValue(3);
    }

    @Test
    void the_last_failure_is_told_when_patience_ends() {
        assertThatThrownBy(() -> Eventually.eventually(
                        Duration.ofMillis(50), () -> assertThat("left").isEqualTo("right")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Still failing")
                .cause()
                .hasMessageContaining("right");
    }
}
