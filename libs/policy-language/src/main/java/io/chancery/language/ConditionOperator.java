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

    /** The operators themselves. A negated one is met when none of the policy's values compares. */
    public enum Base {
        STRING_EQUALS("StringEquals", false),
        STRING_NOT_EQUALS("StringNotEquals", true),
        STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false),
        STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true),
        STRING_LIKE("StringLike", false),
        STRING_NOT_LIKE("StringNotLike", true),
        NUMERIC_EQUALS("NumericEquals", false),
        NUMERIC_NOT_EQUALS("NumericNotEquals", true),
        NUMERIC_LESS_THAN("NumericLessThan", false),
        NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false),
        NUMERIC_GREATER_THAN("NumericGreaterThan", false),
        NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false),
        DATE_EQUALS("DateEquals", false),
        DATE_NOT_EQUALS("DateNotEquals", true),
        DATE_LESS_THAN("DateLessThan", false),
        DATE_LESS_THAN_EQUALS("DateLessThanEquals", false),
        DATE_GREATER_THAN("DateGreaterThan", false),
        DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false),
        BOOL("Bool", false),
        BINARY_EQUALS("BinaryEquals", false),
        IP_ADDRESS("IpAddress", false),
        NOT_IP_ADDRESS("NotIpAddress", true),
        ARN_EQUALS("ArnEquals", false),
        ARN_LIKE("ArnLike", false),
        ARN_NOT_EQUALS("ArnNotEquals", true),
        ARN_NOT_LIKE("ArnNotLike", true),
        /**
         * Compares the value with whether the key is absent. With ForAllValues it is always met, with ForAnyValue never ("Null
         * with qualifier", Access Analyzer policy check reference).
         */
        NULL("Null", false);

        private static final Map<String, Base> BY_NAME =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(base -> base.text, Function.identity()));

        private final String text;
        private final boolean negated;

        Base(String text, boolean negated) {
            this.text = text;
            this.negated = negated;
        }

        public boolean negated() {
            return negated;
        }

        /** Numbers, dates, addresses and binary values are read as they are written. */
        private boolean takesVariables() {
            return switch (this) {
                case STRING_EQUALS,
                        STRING_NOT_EQUALS,
                        STRING_EQUALS_IGNORE_CASE,
                        STRING_NOT_EQUALS_IGNORE_CASE,
                        STRING_LIKE,
                        STRING_NOT_LIKE,
                        ARN_EQUALS,
                        ARN_LIKE,
                        ARN_NOT_EQUALS,
                        ARN_NOT_LIKE,
                        BOOL,
                        NULL -> true;
                case NUMERIC_EQUALS,
                        NUMERIC_NOT_EQUALS,
                        NUMERIC_LESS_THAN,
                        NUMERIC_LESS_THAN_EQUALS,
                        NUMERIC_GREATER_THAN,
                        NUMERIC_GREATER_THAN_EQUALS,
                        DATE_EQUALS,
                        DATE_NOT_EQUALS,
                        DATE_LESS_THAN,
                        DATE_LESS_THAN_EQUALS,
                        DATE_GREATER_THAN,
                        DATE_GREATER_THAN_EQUALS,
                        BINARY_EQUALS,
                        IP_ADDRESS,
                        NOT_IP_ADDRESS -> false;
            };
        }
    }

    /** Whether variables in the values of an operator of that name are replaced; not if there is none. */
    public static boolean takesVariables(String name) {
        return parse(name).filter(operator -> operator.base.takesVariables()).isPresent();
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
