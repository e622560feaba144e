package io.chancery.runtime.pipeline;

import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;

/** The caller may not. */
final class Denied extends Refused {

    private final String principalArn;

    Denied(AuthorizeReply reply) {
        super(Refusal.ACCESS_DENIED, reply.message());
        this.principalArn = reply.principalArn();
    }

    String principalArn() {
        return principalArn;
    }
}
