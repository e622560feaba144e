package io.chancery.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaTest {

    @Test
    void it_accepts_what_it_starts_with() {
        assertThat(Java.accepts("-XX:+UseSerialGC")).isTrue();
        assertThat(Java.accepts("-XX:+UseNoSuchGC")).isFalse();
        assertThat(Java.accepts("-XX:+UseNoSuchGC")).isFalse();
    }
}
