package io.chancery.language.evaluate;

/** The permissions boundary of a user or role (IAM User Guide, "Permissions boundaries for IAM entities"). */
public sealed interface Boundary {

    /** No boundary is set, so none limits. */
    record None() implements Boundary {}

    record Present(NamedPolicy policy) implements Boundary {}

    /** A boundary is set but its policy is gone: it allows nothing. */
    record Gone(String policyId) implements Boundary {}
}
