package io.chancery.policy.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Log;
import io.chancery.store.consume.FoldStatus;
import io.chancery.store.consume.Stopped;
import io.chancery.store.relay.RelayStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyReadinessTest {

    @Test
    void the_shards_whose_deletions_are_not_retired_are_shown_with_the_reason() {
        var stopped = List.of(
                new Stopped(Log.IDENTITY, 3, "another event than the one applied"),
                new Stopped(Log.IDENTITY, 5, "a hole"));

        assertThat(PolicyReadiness.shown(new FoldStatus(true, stopped, Optional.empty(), Optional.empty())))
                .isEqualTo("applying, stopped identity/3: another event than the one applied; identity/5: a hole");
    }

    @Test
    void trouble_with_retiring_is_shown() {
        assertThat(PolicyReadiness.shown(
                        new FoldStatus(false, List.of(), Optional.of("the database is away"), Optional.empty())))
                .isEqualTo("standby, trouble: the database is away");
    }

    @Test
    void a_service_whose_relay_is_stopped_or_halted_is_not_ready() {
        assertThat(PolicyReadiness.isUp(new RelayStatus.Leading(Map.of(), 0, Instant.EPOCH)))
                .isTrue();
        assertThat(PolicyReadiness.isUp(new RelayStatus.Standby(Optional.of("the database is away"))))
                .isTrue();
        assertThat(PolicyReadiness.isUp(new RelayStatus.Halted("a contradiction")))
                .isFalse();
        assertThat(PolicyReadiness.isUp(new RelayStatus.Stopped())).isFalse();
    }
}
