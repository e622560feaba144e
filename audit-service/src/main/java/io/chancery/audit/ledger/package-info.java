/** The credential ledger: the fold of the identity log, with the last use of each key. */
@NullMarked
package io.chancery.audit.ledger;

import org.jspecify.annotations.NullMarked;
