/**
 * Made-up accounts: {@link io.chancery.bench.population.PopulationGenerator} makes policies and who has them, {@link
 * io.chancery.bench.population.RequestGenerator} what they ask. Equal seeds give equal populations.
 */
@NullMarked
package io.chancery.bench.population;

import org.jspecify.annotations.NullMarked;
