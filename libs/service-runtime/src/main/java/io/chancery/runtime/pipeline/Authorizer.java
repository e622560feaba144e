package io.chancery.runtime.pipeline;

import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.smallrye.mutiny.Uni;

/** Asks policy-service, or is it. No answer means no: a failure is ServiceUnavailable, never an allow. */
@FunctionalInterface
public interface Authorizer {
    Uni<AuthorizeReply> authorize(AuthorizeRequest request);
}
