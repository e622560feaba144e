/** What other services of the suite ask: signing keys, names and ids, uses, heads, accounts, verification. */
@NullMarked
package io.chancery.identity.internal;

import org.jspecify.annotations.NullMarked;
