package io.chancery.contracts.policy;

/** What policies can be attached to. */
public enum PrincipalKind {
    USER,
    GROUP,
    ROLE
}
