package io.chancery.store.append;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list in the order of names.
 *
 * @param next the name to go on after; absent at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {}
