/** What services sign and verify. */
@NullMarked
package io.chancery.runtime.signing;

import org.jspecify.annotations.NullMarked;
