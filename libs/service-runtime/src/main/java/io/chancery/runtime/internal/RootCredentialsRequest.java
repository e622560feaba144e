package io.chancery.runtime.internal;

/**
 * Replaces all access keys of an account's root user by a new one, answered as {@link OpenAccountRequest.Answer}. {@code
 * POST /internal/accounts/root-credentials} of identity-service; only the gateway may ask, for the operator.
 */
public record RootCredentialsRequest(String accountId) {}
