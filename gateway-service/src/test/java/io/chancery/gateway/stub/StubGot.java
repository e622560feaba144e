package io.chancery.gateway.stub;

import io.chancery.runtime.internal.InternalCredential;

/** What an owner got through the gateway. */
public record StubGot(
        String owner, String method, String target, String contentType, String body, InternalCredential credential) {}
