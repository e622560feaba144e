/** Tests of signed statements. */
@NullMarked
package io.chancery.runtime.internal;

import org.jspecify.annotations.NullMarked;
