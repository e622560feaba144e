package io.chancery.identity.account;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyDeleted;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.identity.store.SecretAccessKeys;
import io.chancery.identity.store.SecretSealer;
import io.chancery.store.append.Alongside;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes an access key for the operator, and deletes older ones of the same owner in the same transaction, so that no
 * secret outlives the moment in which another takes its place.
 *
 * @param account that the key belongs to; the installation's for a service principal
 */
public record IssueAccessKey(AccountId account, KeyOwner owner, Purpose purpose, SecretSealer sealer)
        implements Command<IssueAccessKey.Found, IssueAccessKey.Issued> {

    /** Why the operator issues a key. */
    public enum Purpose {
        /** An account's first; only until its bootstrap has finished. */
        BOOTSTRAP(0),
        /** Somebody lost root's. */
        ROOT_RESET(0),
        /** A service principal's; one older key stays, so that a service can change keys without a break. */
        SERVICE(1);

        private final int olderKeysKept;

        Purpose(int olderKeysKept) {
            this.olderKeysKept = olderKeysKept;
        }
    }

    public record Found(Optional<Account> account, List<AccessKey> keys) {}

    /** The secret is in no event: it goes to whoever asked, and sealed into the database. */
    public record Issued(AccessKeyId accessKeyId, String secretAccessKey) {
        @Override
        public String toString() {
            return "Issued[" + accessKeyId + "]";
        }
    }

    @Override
    public Reads<Found> reads() {
        return Reads.stream(Account.STREAM, account.value())
                .and(
                        reader -> reader.referring(AccessKey.STREAM, AccessKey.OWNED_BY, owner.id(), Paging.all()),
                        (found, keys) -> new Found(found.state(), keys.items()));
    }

    @Override
    public Decision<Issued> decide(Found found, Facts facts) {
        requireAllowed(found.account());
        List<AccessKey> oldestFirst = found.keys().stream()
                .sorted(Comparator.comparing(AccessKey::createdAt)
                        .thenComparing(key -> key.id().value()))
                .toList();
        int replaced = Math.max(0, oldestFirst.size() - purpose.olderKeysKept);
        var changes = new ArrayList<Change>();
        Alongside alongside = Alongside.NOTHING;
        for (AccessKey old : oldestFirst.subList(0, replaced)) {
            changes.add(change(old.id(), new AccessKeyDeleted(old.id())));
            alongside = both(alongside, sealer.delete(old.id()));
        }
        AccessKeyId id = facts.newAccessKeyId(AccessKeyId.LONG_TERM, AccessKeyId::new);
        String secret = SecretAccessKeys.draw(facts);
        changes.add(change(id, new AccessKeyCreated(id, account, owner, facts.now())));
        return Decision.of(changes, new Issued(id, secret))
                .alongside(both(alongside, sealer.store(id, account, owner.id(), secret)));
    }

    private void requireAllowed(Optional<Account> found) {
        switch (purpose) {
            case BOOTSTRAP -> {
                if (found.filter(open -> !open.ready()).isEmpty()) {
                    throw new Refused(
                            Refusal.ENTITY_ALREADY_EXISTS,
                            "Account %s is opened by another request.".formatted(account));
                }
            }
            case ROOT_RESET -> {
                if (found.isEmpty()) {
                    throw new Refused(Refusal.NO_SUCH_ENTITY, "No account %s is open.".formatted(account));
                }
            }
            case SERVICE -> {
                if (!account.equals(AccountId.INSTALLATION)) {
                    throw new IllegalStateException("services belong to the installation");
                }
            }
        }
    }

    private Change change(AccessKeyId id, AccessKeyEvent event) {
        return new Change(AccessKey.STREAM, id.value(), Arns.accessKey(account, id), event);
    }

    private static Alongside both(Alongside first, Alongside second) {
        return session -> first.write(session).chain(() -> second.write(session));
    }
}
