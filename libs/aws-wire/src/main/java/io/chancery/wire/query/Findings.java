package io.chancery.wire.query;

import io.chancery.wire.query.ConstraintViolation.Broken;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one request, gathered over all its members, since AWS reports all of it in one message. */
final class Findings {
    private final List<String> clauses = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    void missing(String member) {
        clauses.add(new Broken("null ", "Member must not be null").clause(member));
    }

    void broken(String member, String value, String rule) {
        clauses.add(new Broken("'" + value + "' ", rule).clause(member));
    }

    /** A value type's constructor refused: with a constraint, or with a message of its own. */
    void refused(String member, IllegalArgumentException refusal) {
        if (refusal instanceof ConstraintViolation violation) {
            clauses.addAll(violation.at(member));
        } else {
            messages.add(String.valueOf(refusal.getMessage()));
        }
    }

    boolean any() {
        return !clauses.isEmpty() || !messages.isEmpty();
    }

    /** @throws ValidationException if there are any; a message of a value type's own goes before constraints */
    void raise() {
        if (!messages.isEmpty()) {
            throw new ValidationException(messages.getFirst());
        }
        if (!clauses.isEmpty()) {
            throw new ValidationException(clauses);
        }
    }
}
