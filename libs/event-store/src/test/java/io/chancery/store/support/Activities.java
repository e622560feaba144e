package io.chancery.store.support;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.contracts.activity.ActivityRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Activity records as a service writes them. */
public final class Activities {

    private Activities() {}

    public static ActivityRecord at(AccountId account, Position position) {
        return new ActivityRecord(
                UUID.randomUUID(),
                Instant.EPOCH,
                "iam.amazonaws.com",
                "CreateUser",
                "us-east-1",
                false,
                account,
                new ActivityRecord.Identity("Root", account.value(), "arn", account, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                "request",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(position.toString()));
    }
}
