package io.chancery.language;

/** What a document is for, which decides the elements that it must and must not have. */
public enum PolicyKind {
    /** Attached to a user, group or role, or used as a permissions boundary. */
    IDENTITY,
    /** A role's trust policy: who may assume it. Attached to the role, so it names no resource. */
    TRUST,
    /** Attached to a resource. */
    RESOURCE,
    /** Passed when a session is made. */
    SESSION,
    SERVICE_CONTROL,
    RESOURCE_CONTROL
}
