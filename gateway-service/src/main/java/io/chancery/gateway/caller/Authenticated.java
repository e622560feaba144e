package io.chancery.gateway.caller;

import io.chancery.runtime.caller.Caller;
import io.chancery.wire.sigv4.CredentialScope;

/** Whose signature it was, and for what. */
public record Authenticated(Caller caller, CredentialScope scope) {}
