package io.chancery.gateway.http;

import io.smallrye.mutiny.Uni;

/** Answers one kind of request. It may refuse by throwing or by failing; the dialect words that. */
@FunctionalInterface
public interface Endpoint {
    Uni<Reply> answer(Received request);
}
