package io.chancery.store.relay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a relay is doing, for health and metrics. */
public sealed interface RelayStatus {

    /** Not started, or stopped. */
    record Stopped() implements RelayStatus {}

    /**
     * Another replica leads, or this one cannot at the moment and tries again.
     *
     * @param trouble why this one could not, if it is not for another's lead
     */
    record Standby(Optional<String> trouble) implements RelayStatus {}

    /**
     * This one publishes.
     *
     * @param published the last published position by shard
     * @param backlog how many events were waiting when it looked last
     * @param at when it looked last
     */
    record Leading(Map<Integer, Long> published, long backlog, Instant at) implements RelayStatus {}

    /** Tables and topics contradict each other. It publishes nothing until an operator has decided and restarts it. */
    record Halted(String reason) implements RelayStatus {}
}
