/** The credential ledger's record: one row per user, folded by audit-service. */
@NullMarked
package io.chancery.contracts.ledger;

import org.jspecify.annotations.NullMarked;
