package io.chancery.contracts.stream;

import java.util.Optional;

/**
 * How a stream's events make its state. Total: a recorded fact is understood, never refused. Empty means that there is
 * no such entity, not yet or no more.
 */
@FunctionalInterface
public interface Fold<S, E> {
    Optional<S> evolve(Optional<S> before, E event);
}
