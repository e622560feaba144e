package io.chancery.contracts.stream;

/**
 * A reference that queries follow backwards: who is in this group, what uses this policy.
 *
 * @param kind what the reference means, for instance {@code member-of}
 * @param to the id of what is referred to
 */
public record Edge(String kind, String to) {}
