/**
 * Who asks, and from where. {@link io.chancery.gateway.caller.Authenticator} verifies signatures with keys that {@link
 * io.chancery.gateway.caller.SigningKeys} gets from identity-service; {@link io.chancery.gateway.caller.OperatorToken} is
 * the other way in; {@link io.chancery.gateway.caller.TrustedProxies} says which address a request came from.
 */
@NullMarked
package io.chancery.gateway.caller;

import org.jspecify.annotations.NullMarked;
