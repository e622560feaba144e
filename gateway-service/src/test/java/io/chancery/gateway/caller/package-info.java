/** Where requests come from. */
@NullMarked
package io.chancery.gateway.caller;

import org.jspecify.annotations.NullMarked;
