package io.chancery.gateway.http;

import io.chancery.runtime.failure.Failures;

/** How an API says no. */
@FunctionalInterface
public interface Dialect {

    /** @param request with an empty body if the refusal came before the body did */
    Reply refusal(Failures.Told told, Received request);
}
