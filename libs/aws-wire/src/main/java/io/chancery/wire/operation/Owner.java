package io.chancery.wire.operation;

/** The service of the suite that an operation is forwarded to. */
public enum Owner {
    IDENTITY,
    POLICY,
    AUDIT,
    REPORT
}
