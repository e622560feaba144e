/**
 * The one door. It reads a request of bounded size, finds out who asks, and hands the request to the service that owns
 * it; it knows no user, no policy and no database.
 *
 * <p>Start at {@link io.chancery.gateway.GatewayRoutes}: every path that is served, in one place. {@code http} takes
 * requests off the wire, knows from where, and puts answers on it; {@code caller} finds out who asks (Signature Version 4
 * or the operator's token); {@code query} speaks the AWS Query protocol, {@code decision} passes the decision API on,
 * {@code operator} is the operator's own API; {@code config} is what can be set.
 */
@NullMarked
package io.chancery.gateway;

import org.jspecify.annotations.NullMarked;
