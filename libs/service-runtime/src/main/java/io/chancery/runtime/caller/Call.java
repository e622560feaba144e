package io.chancery.runtime.caller;

import io.chancery.contracts.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * One authenticated call.
 *
 * @param receivedAt by this service's clock
 */
public record Call(Caller caller, Origin origin, String requestId, Instant receivedAt, Optional<String> traceParent) {

    /** The account that the call acts in. */
    public AccountId account() {
        return caller.account();
    }
}
