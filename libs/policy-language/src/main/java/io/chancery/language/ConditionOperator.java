package io.chancery.language;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition operator as a policy names it, such as {@code ForAnyValue:StringLikeIfExists}. Names are case-sensitive.
 *
 * @param ifExists whether an absent key meets it; never with Null, which is about absence itself
 */
public record ConditionOperator(Qualifier qualifier, Base base, boolean ifExists) {

    private static final String IF_EXISTS = "IfExists";

    /** How the values of a multi-valued key count together. */
    public enum Qualifier {
        NONE(""),
        FOR_ALL_VALUES("ForAllValues:"),
        FOR_ANY_VALUE("ForAnyValue:");

        private final String prefix;

        Qualifier(String prefix) {
            this.prefix = prefix;
        }
    }

    /** What operators compare values as. */
    public enum Type {
        STRING(true),
        NUMERIC(false),
        DATE(false),
        BOOL(true),
        BINARY(false),
        ADDRESS(false),
        ARN(true),
        /** Whether there is a value. */
        EXISTENCE(true);

        private final boolean variables;

        Type(boolean variables) {
            this.variables = variables;
        }

        /** Whether values may have policy variables; others are read as they are written. */
        public boolean takesVariables() {
            return variables;
        }
    }

    /** The operators themselves. A negated one is met when none of the policy's values compares. */
    public enum Base {
        STRING_EQUALS("StringEquals", Type.STRING, false),
        STRING_NOT_EQUALS("StringNotEquals", Type.STRING, true),
        STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Type.STRING, false),
        STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Type.STRING, true),
        STRING_LIKE("StringLike", Type.STRING, false),
        STRING_NOT_LIKE("StringNotLike", Type.STRING, true),
        NUMERIC_EQUALS("NumericEquals", Type.NUMERIC, false),
        NUMERIC_NOT_EQUALS("NumericNotEquals", Type.NUMERIC, true),
        NUMERIC_LESS_THAN("NumericLessThan", Type.NUMERIC, false),
        NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Type.NUMERIC, false),
        NUMERIC_GREATER_THAN("NumericGreaterThan", Type.NUMERIC, false),
        NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Type.NUMERIC, false),
        DATE_EQUALS("DateEquals", Type.DATE, false),
        DATE_NOT_EQUALS("DateNotEquals", Type.DATE, true),
        DATE_LESS_THAN("DateLessThan", Type.DATE, false),
        DATE_LESS_THAN_EQUALS("DateLessThanEquals", Type.DATE, false),
        DATE_GREATER_THAN("DateGreaterThan", Type.DATE, false),
        DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Type.DATE, false),
        BOOL("Bool", Type.BOOL, false),
        BINARY_EQUALS("BinaryEquals", Type.BINARY, false),
        IP_ADDRESS("IpAddress", Type.ADDRESS, false),
        NOT_IP_ADDRESS("NotIpAddress", Type.ADDRESS, true),
        ARN_EQUALS("ArnEquals", Type.ARN, false),
        ARN_LIKE("ArnLike", Type.ARN, false),
        ARN_NOT_EQUALS("ArnNotEquals", Type.ARN, true),
        ARN_NOT_LIKE("ArnNotLike", Type.ARN, true),
        /**
         * Compares the value with whether the key is absent. With ForAllValues it is always met, with ForAnyValue never ("Null
         * with qualifier", Access Analyzer policy check reference).
         */
        NULL("Null", Type.EXISTENCE, false);

        private static final Map<String, Base> BY_NAME =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(base -> base.text, Function.identity()));

        private final String text;
        private final Type type;
        private final boolean negated;

        Base(String text, Type type, boolean negated) {
            this.text = text;
            this.type = type;
            this.negated = negated;
        }

        public boolean negated() {
            return negated;
        }

        public Type type() {
            return type;
        }
    }

    /** Whether variables in the values of an operator of that name are replaced; not if there is none. */
    public static boolean takesVariables(String name) {
        return parse(name)
                .filter(operator -> operator.base.type().takesVariables())
                .isPresent();
    }

    /** The operator of that name; empty if there is none, which evaluators take as failing closed. */
    public static Optional<ConditionOperator> parse(String name) {
        Qualifier qualifier = Qualifier.NONE;
        for (Qualifier candidate : Qualifier.values()) {
            if (candidate != Qualifier.NONE && name.startsWith(candidate.prefix)) {
                qualifier = candidate;
            }
        }
        String rest = name.substring(qualifier.prefix.length());
        boolean ifExists = rest.endsWith(IF_EXISTS);
        String text = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        Base base = Base.BY_NAME.get(text);
        if (base == null || (base == Base.NULL && ifExists)) {
            return Optional.empty();
        }
        return Optional.of(new ConditionOperator(qualifier, base, ifExists));
    }
}
