package io.chancery.bench.population;

import io.chancery.language.request.AccessRequest;

/**
 * A request of a member of a population.
 *
 * @param member its number
 */
public record Question(int member, AccessRequest request) {}
