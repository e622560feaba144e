package io.chancery.runtime.tag;

import io.chancery.contracts.Tag;
import io.chancery.wire.query.Constraint;

/** A tag that a request brings ("Tag", IAM API). */
public record NewTag(Key key, Value value) {
    private static final String CHARACTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";

    /**
     * @param value 1 to 128 characters
     * @throws IllegalArgumentException on the constructor, if it is none
     */
    public record Key(String value) {
        private static final Constraint RULE =
                Constraint.pattern(CHARACTERS + "+").and(Constraint.length(1, 128));

        public Key {
            RULE.check(value);
        }
    }

    /**
     * @param value 0 to 256 characters
     * @throws IllegalArgumentException on the constructor, if it is none
     */
    public record Value(String value) {
        private static final Constraint RULE =
                Constraint.pattern(CHARACTERS + "*").and(Constraint.length(0, 256));

        public Value {
            RULE.check(value);
        }
    }

    public static NewTag of(String key, String value) {
        return new NewTag(new Key(key), new Value(value));
    }

    Tag stored() {
        return new Tag(key.value(), value.value());
    }
}
