package io.chancery.policy.managed;

import io.chancery.wire.query.Constraint;

/** @param value {@code v1}, {@code v2}, … */
public record PolicyVersionId(String value) {

    private static final Constraint ID = Constraint.pattern("v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?");

    public PolicyVersionId {
        ID.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
