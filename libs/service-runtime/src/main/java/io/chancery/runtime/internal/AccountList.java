package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which accounts are open? {@code POST /internal/accounts/list} of identity-service; only the gateway may ask, for the
 * operator.
 *
 * @param after the {@code next} of the part before
 */
public record AccountList(Optional<String> after) {

    /**
     * @param accounts in the order of their ids
     * @param next absent at the end
     */
    public record Answer(List<Listed> accounts, Optional<String> next) {}

    /**
     * @param administrator the user that its bootstrap makes, if one was asked for
     * @param ready whether its bootstrap has finished
     */
    public record Listed(
            AccountId accountId,
            Optional<String> alias,
            Optional<String> administrator,
            Instant openedAt,
            boolean ready) {}
}
