package io.chancery.runtime.pipeline;

import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;

/** The caller may not. Worded as AWS words it, with the reason. */
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
                .map(denied -> "User: %s is not authorized to perform: %s on resource: %s %s"
                        .formatted(reply.principalArn(), denied.action(), denied.resource(), reply.reason()))
                .orElseGet(() -> "User: %s is not authorized: %s".formatted(reply.principalArn(), reply.reason()));
    }
}
