/** The gateway through its real port, before stubs of the other services. */
@NullMarked
package io.chancery.gateway;

import org.jspecify.annotations.NullMarked;
