package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.decision.AuthorizationMessage;
import java.util.Optional;

/**
 * Why was a call denied, so that only the caller's account can read it? {@code POST /internal/authorization-messages} of
 * identity-service; only policy-service, which decides, may ask.
 *
 * @param account the caller's
 */
public record SealMessageRequest(AccountId account, AuthorizationMessage message) {

    /** @param encodedMessage absent if even the shortest form would be longer than DecodeAuthorizationMessage takes */
    public record Answer(Optional<String> encodedMessage) {}
}
