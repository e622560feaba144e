/** Signed calls between the services, and the records that they exchange. */
@NullMarked
package io.chancery.runtime.internal;

import org.jspecify.annotations.NullMarked;
