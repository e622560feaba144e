/** What a client is told of a failure. */
@NullMarked
package io.chancery.runtime.failure;

import org.jspecify.annotations.NullMarked;
