package io.chancery.runtime.pipeline;

import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;

/**
 * The caller may not. Worded as AWS words it, with the reason ("Troubleshoot access denied error messages", IAM User
 * Guide), and with the encoded message that EC2's denials end in ("DecodeAuthorizationMessage", STS API Reference).
 */
final class Denied extends Refused {

    private final String principalArn;

    Denied(AuthorizeReply reply) {
        super(Refusal.ACCESS_DENIED, message(reply));
        this.principalArn = reply.principalArn();
    }

    String principalArn() {
        return principalArn;
    }

    private static String message(AuthorizeReply reply) {
        return reply.denied()
                .map(denied -> "User: %s is not authorized to perform: %s on resource: %s %s%s"
                        .formatted(
                                reply.principalArn(),
                                denied.action(),
                                denied.resource(),
                                reply.reason(),
                                denied.encodedMessage()
                                        .map(". Encoded authorization failure message: "::concat)
                                        .orElse("")))
                .orElseGet(() -> "User: %s is not authorized: %s".formatted(reply.principalArn(), reply.reason()));
    }
}
