package io.chancery.identity.account;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.identity.store.SecretSealer;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;

/**
 * Closes an account for ever: one event, from which on nothing in it lives. What it held stays in the log; its secrets
 * are destroyed.
 */
public record CloseAccount(AccountId account, SecretSealer sealer) implements Command<Stream<Account>, NoReply> {

    @Override
    public Reads<Stream<Account>> reads() {
        return Reads.stream(Account.STREAM, account.value());
    }

    @Override
    public Decision<NoReply> decide(Stream<Account> found, Facts facts) {
        if (!found.exists()) {
            throw new Refused(Refusal.NO_SUCH_ENTITY, "No account %s is open.".formatted(account));
        }
        var closed = new AccountClosed(account, facts.now());
        return Decision.of(new Change(Account.STREAM, account.value(), Arns.account(account), closed), NoReply.NO_REPLY)
                .alongside(sealer.deleteAll(account));
    }
}
