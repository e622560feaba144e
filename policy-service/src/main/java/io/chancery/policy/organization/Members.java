package io.chancery.policy.organization;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;

/** What the operations on accounts of the organisation have in common. */
final class Members {

    private Members() {}

    /** As its events tell it; one that nothing was ever said about is in the root. */
    static OrganizationAccount member(Stream<OrganizationAccount> stream, AccountId account) {
        return stream.state().orElseGet(() -> OrganizationAccount.unplaced(account));
    }

    /** @throws Refused NoSuchEntity if its closing was folded already: it is never placed or limited again */
    static void requireAlive(Stream<OrganizationAccount> stream, AccountId account) {
        if (stream.deleted()) {
            throw new Refused(Refusal.NO_SUCH_ENTITY, "The account %s is closed.".formatted(account));
        }
    }
}
