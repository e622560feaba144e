/** Tests of signed statements. */
@NullMarked
package io.chancery.runtime.signing;

import org.jspecify.annotations.NullMarked;
