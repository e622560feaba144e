package io.chancery.runtime.internal;

import io.chancery.contracts.Position;
import java.util.List;
import java.util.Optional;

/**
 * The answer to {@link AuthorizeRequest}.
 *
 * @param principalArn the caller's ARN, for messages and records
 * @param denied the first permission that was not given
 * @param reason one sentence: "because no identity-based policy allows the iam:CreateUser action"
 * @param asOf the positions that it was decided at, of every shard that was looked at or waited for
 */
public record AuthorizeReply(
        boolean allowed, String principalArn, Optional<Denied> denied, String reason, List<Position> asOf) {

    /** @param encodedMessage why, for {@code DecodeAuthorizationMessage}; absent if it could not be sealed */
    public record Denied(String action, String resource, Optional<String> encodedMessage) {}

    /**
     * What a denied caller is told. Worded as AWS words it, with the reason ("Troubleshoot access denied error messages", IAM
     * User Guide), and with the encoded message that EC2's denials end in ("DecodeAuthorizationMessage", STS API Reference).
     */
    public String message() {
        return denied.map(permission -> "User: %s is not authorized to perform: %s on resource: %s %s%s"
                        .formatted(
                                principalArn,
                                permission.action(),
                                permission.resource(),
                                reason,
                                permission
                                        .encodedMessage()
                                        .map(". Encoded authorization failure message: "::concat)
                                        .orElse("")))
                .orElseGet(() -> "User: %s is not authorized: %s".formatted(principalArn, reason));
    }
}
