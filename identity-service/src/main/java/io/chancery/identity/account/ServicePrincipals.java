package io.chancery.identity.account;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.query.Constraint;
import io.chancery.wire.query.ConstraintViolation;

/** Names of a platform's services, as trust policies write them: {@code lambda.amazonaws.com}. */
public final class ServicePrincipals {

    private static final Constraint LENGTH = Constraint.length(4, 128);
    private static final Constraint FORM =
            Constraint.pattern("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

    private ServicePrincipals() {}

    /** Whether it is a domain name in lower case, as services' names are. */
    public static boolean isName(String text) {
        return LENGTH.and(FORM).holds(text);
    }

    /** @throws Refused ValidationError if it is no domain name in lower case */
    static String require(String name) {
        try {
            return FORM.check(LENGTH.check(name));
        } catch (ConstraintViolation e) {
            throw new Refused(Refusal.VALIDATION_ERROR, String.join("; ", e.at("principal")));
        }
    }
}
