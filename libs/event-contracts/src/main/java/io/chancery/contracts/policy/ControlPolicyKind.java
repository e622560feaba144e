package io.chancery.contracts.policy;

/** What limits accounts ("Authorization policies", AWS Organizations User Guide). */
public enum ControlPolicyKind {
    /** Limits what principals of the accounts may do. */
    SERVICE,
    /** Limits what may be done to resources of the accounts. */
    RESOURCE
}
