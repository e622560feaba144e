package io.chancery.contracts.stream;

/**
 * What lists sort and filter by.
 *
 * @param name the sort key: lists come in its order (compared by code point)
 * @param path {@code /} or {@code /division/team/}; filtered by prefix
 */
public record Listing(String name, String path) {}
