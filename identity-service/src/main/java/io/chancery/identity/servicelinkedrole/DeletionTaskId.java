package io.chancery.identity.servicelinkedrole;

import io.chancery.wire.query.Constraint;

/**
 * What {@code DeleteServiceLinkedRole} answered with, as sent.
 *
 * @param value 1 to 1000 characters
 * @throws IllegalArgumentException on the constructor, if it is shorter or longer
 */
public record DeletionTaskId(String value) {
    private static final Constraint LENGTH = Constraint.length(1, 1_000);

    public DeletionTaskId {
        LENGTH.check(value);
    }
}
