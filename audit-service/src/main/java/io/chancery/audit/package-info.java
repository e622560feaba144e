/**
 * The rolls: what happened.
 *
 * <p>{@code fold} reads the two logs, each event exactly once, and proves their chains on the way; {@code ledger} is what
 * the identity log folds to: every user's credentials, kept in tables, asked for over HTTP and published to the topic
 * {@code chancery.ledger}; {@code trail} keeps every call, and from it knows when a key was last used; {@code http} holds
 * the doors. Start with {@link io.chancery.audit.ledger.LedgerFold}.
 */
@NullMarked
package io.chancery.audit;

import org.jspecify.annotations.NullMarked;
