package io.chancery.runtime.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestContextsTest {

    @Test
    void the_time_is_told_in_whole_seconds() {
        var call = new Call(
                Caller.operator(),
                Origin.SUITE,
                "request-1",
                Instant.parse("2026-11-29T11:33:59.043043534Z"),
                Optional.empty());

        assertThat(RequestContexts.of(call, Permission.of("iam:GetUser", "*")))
                .containsEntry("aws:CurrentTime", List.of("2026-11-29T11:33:59Z"))
                .containsEntry("aws:EpochTime", List.of("1795952039"));
    }
}
