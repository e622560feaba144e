/**
 * Holds the contracts to what was once published: each event, state and record has a golden file that is kept for ever.
 */
@NullMarked
package io.chancery.contracts;

import org.jspecify.annotations.NullMarked;
