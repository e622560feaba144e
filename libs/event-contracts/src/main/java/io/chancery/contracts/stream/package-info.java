/** What every stream declares: how its events fold, which names its state claims, which edges it draws. */
@NullMarked
package io.chancery.contracts.stream;

import org.jspecify.annotations.NullMarked;
