package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.decision.AuthorizationMessage;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Seals why a call was denied, so that only the caller's account can have it decoded. */
@FunctionalInterface
public interface MessageSealer {

    /** @return never fails; empty if nobody could seal it: a denial stays a denial without its explanation */
    Uni<Optional<String>> seal(AccountId callersAccount, AuthorizationMessage message);
}
