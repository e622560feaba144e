package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.smallrye.mutiny.Uni;

/** Where the logs are, asked of the tables of their owners. */
public interface Heads {

    /** The last position of the account's shard in this service's own log. */
    Uni<Position> policy(AccountId account);

    /** The last position of the account's shard in identity-service's log. */
    Uni<Position> identity(AccountId account);
}
