/**
 * Requests off the wire, answers on it. An {@link io.chancery.gateway.http.Endpoint} answers a {@link
 * io.chancery.gateway.http.Received}; a {@link io.chancery.gateway.http.Dialect} words what is refused; {@link
 * io.chancery.gateway.http.TrustedProxies} says which address a request came from; {@link
 * io.chancery.gateway.http.Exchange} does the rest, the same for all.
 */
@NullMarked
package io.chancery.gateway.http;

import org.jspecify.annotations.NullMarked;
