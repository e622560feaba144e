package io.chancery.runtime.internal;

import io.chancery.contracts.Position;

/**
 * Closes an account, for ever. {@code POST /internal/accounts/close} of identity-service; only the gateway may ask, for
 * the operator.
 */
public record CloseAccountRequest(String accountId) {

    /** @param position from which on nothing in the account answers */
    public record Answer(Position position) {}
}
