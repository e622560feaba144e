package io.chancery.identity.entity;

import io.chancery.wire.query.Constraint;

/**
 * The ARN of a managed policy, as sent; whether there is such a policy is policy-service's to say.
 *
 * @param value 20 to 2048 characters
 * @throws IllegalArgumentException on the constructor, if it is shorter or longer
 */
public record PolicyArn(String value) {
    private static final Constraint LENGTH = Constraint.length(20, 2048);

    public PolicyArn {
        LENGTH.check(value);
    }
}
