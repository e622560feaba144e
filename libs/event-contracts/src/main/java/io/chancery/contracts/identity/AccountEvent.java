package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.WireType;
import java.time.Instant;
import java.util.Optional;

/** What happens to an account. Stream {@code account/<account id>}. */
public sealed interface AccountEvent extends IdentityEvent {

    /**
     * An account was opened; its root user exists from here on.
     *
     * @param alias unique in the installation
     * @param administrator the user that its bootstrap makes; absent if root's own keys were asked for
     * @param openedAt UTC, whole seconds
     */
    @WireType("io.chancery.identity.account-opened.v1")
    record AccountOpened(AccountId accountId, Optional<String> alias, Optional<String> administrator, Instant openedAt)
            implements AccountEvent {}

    /** The account's bootstrap is complete. */
    @WireType("io.chancery.identity.account-ready.v1")
    record AccountReady(AccountId accountId, Instant at) implements AccountEvent {}

    /** The account was closed: nothing in it lives or answers any more; its id and history stay. */
    @WireType("io.chancery.identity.account-closed.v1")
    record AccountClosed(AccountId accountId, Instant at) implements AccountEvent {}
}
