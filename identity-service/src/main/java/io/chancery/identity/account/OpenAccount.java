package io.chancery.identity.account;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.stream.Claim;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.Optional;

/**
 * Opens an account with its root user. Asked again for one whose bootstrap has not finished, it changes nothing, so that
 * the bootstrap can be finished.
 *
 * @param administrator the user that the bootstrap makes; absent for keys of the root user
 */
public record OpenAccount(AccountId account, Optional<AccountAlias> alias, Optional<String> administrator)
        implements Command<OpenAccount.Found, Account> {

    public OpenAccount {
        if (account.equals(AccountId.INSTALLATION)) {
            throw new IllegalArgumentException("Account %s is the installation's own.".formatted(account));
        }
    }

    /** @param aliasTaken whether any open account has the alias */
    public record Found(Stream<Account> account, boolean aliasTaken) {}

    @Override
    public Reads<Found> reads() {
        Reads<Boolean> aliasTaken = alias.map(
                        wanted -> Reads.named(Account.STREAM, account, Claim.global(Account.ALIAS, wanted.value()))
                                .map(Stream::exists))
                .orElseGet(() -> Reads.nothing(false));
        return Reads.stream(Account.STREAM, account.value()).and(aliasTaken, Found::new);
    }

    @Override
    public Decision<Account> decide(Found found, Facts facts) {
        Optional<Account> open = found.account().state();
        if (open.filter(this::isBeingOpened).isPresent()) {
            return Decision.unchanged(open.get());
        }
        if (found.account().version() > 0) {
            throw new Refused(
                    Refusal.ENTITY_ALREADY_EXISTS,
                    "Account %s already exists. An id is never used again, not even after closing.".formatted(account));
        }
        if (found.aliasTaken()) {
            throw new Refused(
                    Refusal.ENTITY_ALREADY_EXISTS,
                    "The account alias %s already exists."
                            .formatted(alias.map(AccountAlias::value).orElse("")));
        }
        var opened = new AccountOpened(account, alias.map(AccountAlias::value), administrator, facts.now());
        return Decision.of(
                new Change(Account.STREAM, account.value(), Arns.account(account), opened),
                new Account(account, opened.alias(), administrator, opened.openedAt(), false));
    }

    private boolean isBeingOpened(Account open) {
        return !open.ready()
                && open.administrator().equals(administrator)
                && open.alias().equals(alias.map(AccountAlias::value));
    }
}
