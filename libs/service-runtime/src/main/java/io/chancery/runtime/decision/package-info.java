/** How a decision is explained, in answers of the decision endpoints and in encoded authorization messages alike. */
@NullMarked
package io.chancery.runtime.decision;

import org.jspecify.annotations.NullMarked;
