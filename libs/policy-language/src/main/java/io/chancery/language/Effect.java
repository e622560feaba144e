package io.chancery.language;

/** What a matching statement says. */
public enum Effect {
    ALLOW,
    DENY
}
