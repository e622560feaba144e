/**
 * How long a decision cache takes to load from the state topics, and what it then occupies: {@code ColdLoad} fills the
 * topics of a broker of its own with {@code PublishedPopulation} and starts one {@code Loader} after the other.
 */
@NullMarked
package io.chancery.bench.coldload;

import org.jspecify.annotations.NullMarked;
