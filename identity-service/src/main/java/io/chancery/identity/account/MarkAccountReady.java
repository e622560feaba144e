package io.chancery.identity.account;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountReady;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;

/**
 * Ends an account's bootstrap.
 *
 * @param key the first key; if it lives no more, another request has finished the bootstrap and answers with its own
 */
public record MarkAccountReady(AccountId account, AccessKeyId key) implements Command<MarkAccountReady.Found, NoReply> {

    public record Found(boolean opening, boolean keyLives) {}

    @Override
    public Reads<Found> reads() {
        return Reads.stream(Account.STREAM, account.value())
                .and(
                        Reads.stream(AccessKey.STREAM, key.value()),
                        (open, firstKey) -> new Found(
                                open.state().filter(found -> !found.ready()).isPresent(), firstKey.exists()));
    }

    @Override
    public Decision<NoReply> decide(Found found, Facts facts) {
        if (!found.opening() || !found.keyLives()) {
            throw new Refused(
                    Refusal.ENTITY_ALREADY_EXISTS, "Account %s is opened by another request.".formatted(account));
        }
        return Decision.of(
                new Change(
                        Account.STREAM, account.value(), Arns.account(account), new AccountReady(account, facts.now())),
                NoReply.NO_REPLY);
    }
}
