/** The Query protocol's endpoint and the one place where refusals become HTTP. */
@NullMarked
package io.chancery.runtime.http;

import org.jspecify.annotations.NullMarked;
