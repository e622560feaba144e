/**
 * Who asks. {@link io.chancery.gateway.caller.Authenticator} verifies signatures with keys that {@link
 * io.chancery.gateway.caller.SigningKeys} gets from identity-service; {@link io.chancery.gateway.caller.OperatorToken} is
 * the other way in.
 */
@NullMarked
package io.chancery.gateway.caller;

import org.jspecify.annotations.NullMarked;
