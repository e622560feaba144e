package io.chancery.contracts.policy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.WireType;
import java.time.Instant;

/** What policy-service knows of an account itself. Stream {@code account/<account id>}. */
public sealed interface PolicyAccountEvent extends PolicyEvent {

    /** identity-service's closing of the account was folded: its policies live no more. */
    @WireType("io.chancery.policy.account-retired.v1")
    record AccountRetired(AccountId accountId, Instant at) implements PolicyAccountEvent {}
}
