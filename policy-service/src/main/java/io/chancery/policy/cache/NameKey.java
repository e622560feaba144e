package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.stream.Claim;

/** A name in an account, as {@link Claim} compares it: a record, because a key of joined texts can be forged. */
record NameKey(AccountId account, Claim claim) {}
