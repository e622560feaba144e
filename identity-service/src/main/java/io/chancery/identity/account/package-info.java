/** Accounts, which the operator opens and closes, with their bootstrap, and the keys that the operator issues. */
@NullMarked
package io.chancery.identity.account;

import org.jspecify.annotations.NullMarked;
