/** The decision API (OpenID AuthZEN Authorization API 1.0): authenticated here, answered by policy-service. */
@NullMarked
package io.chancery.gateway.decision;

import org.jspecify.annotations.NullMarked;
