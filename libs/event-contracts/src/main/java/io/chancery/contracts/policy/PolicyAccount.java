package io.chancery.contracts.policy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.PolicyAccountEvent.AccountRetired;
import io.chancery.contracts.stream.StreamType;
import java.util.Optional;
import java.util.Set;

/** An account in the policy log. It has a stream only once it is closed, and then no state. */
public record PolicyAccount(AccountId id) {

    public static final StreamType<PolicyAccount, PolicyAccountEvent> STREAM = new StreamType<>(
            "account",
            PolicyAccount.class,
            PolicyAccountEvent.class,
            PolicyAccount::evolve,
            account -> Set.of(),
            account -> Set.of(),
            account -> Optional.empty());

    static Optional<PolicyAccount> evolve(Optional<PolicyAccount> before, PolicyAccountEvent event) {
        return switch (event) {
            case AccountRetired e -> Optional.empty();
        };
    }
}
