/** Who asks: the caller that the gateway vouches for, where the request came from, and a session's facts. Ids only. */
@NullMarked
package io.chancery.runtime.caller;

import org.jspecify.annotations.NullMarked;
