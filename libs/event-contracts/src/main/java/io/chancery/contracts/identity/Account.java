package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.AccountEvent.AccountReady;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One account. Closed is the same as gone: a closed account folds to nothing.
 *
 * @param administrator the user that the bootstrap makes, if one was asked for
 * @param ready whether the bootstrap has finished
 */
public record Account(
        AccountId id, Optional<String> alias, Optional<String> administrator, Instant openedAt, boolean ready) {

    public static final String ALIAS = "account-alias";

    public static final StreamType<Account, AccountEvent> STREAM = new StreamType<>(
            "account",
            Account.class,
            AccountEvent.class,
            Account::evolve,
            account -> account.alias.stream()
                    .map(alias -> Claim.global(ALIAS, alias))
                    .collect(Collectors.toUnmodifiableSet()),
            account -> Set.of(),
            account -> Optional.empty());

    static Optional<Account> evolve(Optional<Account> before, AccountEvent event) {
        return switch (event) {
            case AccountOpened e ->
                Optional.of(new Account(e.accountId(), e.alias(), e.administrator(), e.openedAt(), false));
            case AccountReady e ->
                before.map(account ->
                        new Account(account.id, account.alias, account.administrator, account.openedAt, true));
            case AccountClosed e -> Optional.empty();
        };
    }
}
