package io.chancery.contracts;

/**
 * A fact that one of the two logs holds: an {@code IdentityEvent} or a {@code PolicyEvent}, which are sealed. Its wire
 * name is its {@link WireType}.
 */
public interface Event {}
