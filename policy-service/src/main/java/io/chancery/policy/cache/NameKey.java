package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.stream.Claim;

/** A {@link Claim} in an account: a record, because a key of joined texts can be forged. */
record NameKey(AccountId account, Claim.Scope scope, String kind, String name) {

    NameKey(AccountId account, Claim claim) {
        this(account, claim.scope(), claim.kind(), claim.name());
    }
}
