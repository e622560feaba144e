/** Reading the two logs: exactly once, in order, with the chain verified; how far that is. */
@NullMarked
package io.chancery.audit.fold;

import org.jspecify.annotations.NullMarked;
