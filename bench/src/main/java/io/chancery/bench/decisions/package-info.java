/** Decisions as policy-service makes them, from its cache, in this process. */
@NullMarked
package io.chancery.bench.decisions;

import org.jspecify.annotations.NullMarked;
