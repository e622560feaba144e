package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;

/** Where is an account's shard? {@code POST /internal/heads} of identity-service and policy-service. */
public record HeadRequest(AccountId account) {

    public record Answer(Position position) {}
}
