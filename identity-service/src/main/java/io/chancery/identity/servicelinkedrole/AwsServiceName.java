package io.chancery.identity.servicelinkedrole;

import io.chancery.wire.query.Constraint;

/**
 * A service's name as sent, {@code autoscaling.amazonaws.com}.
 *
 * @param value 1 to 128 characters of {@code [\w+=,.@-]}
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record AwsServiceName(String value) {
    private static final Constraint RULE = Constraint.pattern("[\\w+=,.@-]+").and(Constraint.length(1, 128));

    public AwsServiceName {
        RULE.check(value);
    }
}
