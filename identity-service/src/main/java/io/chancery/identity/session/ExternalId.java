package io.chancery.identity.session;

import io.chancery.wire.query.Constraint;

/**
 * What a third party must present to assume a role ("The confused deputy problem", IAM User Guide).
 *
 * @param value 2 to 1224 characters
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record ExternalId(String value) {
    private static final Constraint RULE =
            Constraint.pattern("[\\w+=,.@:\\/-]*").and(Constraint.length(2, 1224));

    public ExternalId {
        RULE.check(value);
    }
}
