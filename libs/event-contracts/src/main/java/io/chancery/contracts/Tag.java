package io.chancery.contracts;

/** A key and a value on an entity, as stored: the key's case is kept and compared ignoring case. */
public record Tag(String key, String value) {}
