package io.chancery.policy.managed;

/**
 * How often a policy is used in an account.
 *
 * @param attachments principals that it is attached to
 * @param boundaries users and roles that it bounds
 */
record Usage(long attachments, long boundaries) {
    static final Usage NONE = new Usage(0, 0);
}
