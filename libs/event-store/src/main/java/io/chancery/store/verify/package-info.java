/** Proof after the fact: chain and density, states = folds, claims and edges = functions of states, topics = tables. */
@NullMarked
package io.chancery.store.verify;

import org.jspecify.annotations.NullMarked;
