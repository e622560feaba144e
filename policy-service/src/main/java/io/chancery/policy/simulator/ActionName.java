package io.chancery.policy.simulator;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.query.Constraint;

/**
 * An action to simulate, such as {@code iam:CreateUser}.
 *
 * @param value 3–128 characters
 */
public record ActionName(String value) {

    private static final Constraint LENGTH = Constraint.length(3, 128);

    public ActionName {
        LENGTH.check(value);
    }

    /** @throws Refused InvalidInput if it names no single action: the simulation takes no wildcards */
    String require() {
        int colon = value.indexOf(':');
        boolean one = colon > 0 && colon < value.length() - 1 && value.indexOf(':', colon + 1) < 0;
        if (!one || value.indexOf('*') >= 0 || value.indexOf('?') >= 0) {
            throw new Refused(
                    Refusal.INVALID_INPUT,
                    "ActionNames: %s is no action; it must name a service and one of its actions, as in iam:CreateUser."
                            .formatted(value));
        }
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
