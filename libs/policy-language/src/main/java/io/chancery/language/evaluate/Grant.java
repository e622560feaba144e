package io.chancery.language.evaluate;

/**
 * What an Allow of a resource policy is worth within one account, which depends on how it names the principal (IAM User
 * Guide, "Policy evaluation for requests within a single account", the table of principal types). Each grants more than
 * the one before.
 */
public enum Grant {
    /** The principal is not named. */
    NONE(false, false, false),
    /** The account is named: it delegates, so identity policies have to allow too. */
    DELEGATED(false, false, false),
    /** The role of a session, or the parent user of a federated one, is named. */
    WITHIN_BOUNDARY_AND_SESSION(true, false, false),
    /** The user is named. */
    WITHIN_SESSION(true, true, false),
    /** The session itself or everyone is named. */
    DIRECT(true, true, true);

    private final boolean needsNoIdentityPolicy;
    private final boolean ignoresBoundary;
    private final boolean ignoresSession;

    Grant(boolean needsNoIdentityPolicy, boolean ignoresBoundary, boolean ignoresSession) {
        this.needsNoIdentityPolicy = needsNoIdentityPolicy;
        this.ignoresBoundary = ignoresBoundary;
        this.ignoresSession = ignoresSession;
    }

    public boolean needsNoIdentityPolicy() {
        return needsNoIdentityPolicy;
    }

    public boolean ignoresBoundary() {
        return ignoresBoundary;
    }

    public boolean ignoresSession() {
        return ignoresSession;
    }

    public Grant or(Grant other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
