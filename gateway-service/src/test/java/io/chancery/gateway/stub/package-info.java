/** The other services as far as the gateway sees them, over real HTTP, with real keys and real credentials. */
@NullMarked
package io.chancery.gateway.stub;

import org.jspecify.annotations.NullMarked;
