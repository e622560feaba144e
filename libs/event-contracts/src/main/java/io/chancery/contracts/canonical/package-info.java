/**
 * Reads the canonical form of contracts, which is the one that they are written in: JSON without white space, members in the
 * order of the record's components, maps in the order of their keys.
 *
 * <p>A cache that starts reads hundreds of thousands of states, and what it spends on that is mostly code that no compiler
 * has come to yet. So little code is worth more here than general code. It is only a shortcut: whatever is written in any
 * other way is {@link NotCanonical}, and JSON's own library says what it is, or why it is nothing.
 */
@NullMarked
package io.chancery.contracts.canonical;

import org.jspecify.annotations.NullMarked;
