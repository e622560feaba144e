package io.chancery.language.condition;

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
    @SuppressWarnings("ImmutableEnumChecker") // comparisons are functions without state
    public enum Base {
        STRING_EQUALS("StringEquals", false, Comparisons::stringEquals),
        STRING_NOT_EQUALS("StringNotEquals", true, Comparisons::stringEquals),
        STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, Comparisons::stringEqualsIgnoreCase),
        STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, Comparisons::stringEqualsIgnoreCase),
        STRING_LIKE("StringLike", false, Comparisons::stringLike),
        STRING_NOT_LIKE("StringNotLike", true, Comparisons::stringLike),
        NUMERIC_EQUALS("NumericEquals", false, Comparisons.number(order -> order == 0)),
        NUMERIC_NOT_EQUALS("NumericNotEquals", true, Comparisons.number(order -> order == 0)),
        NUMERIC_LESS_THAN("NumericLessThan", false, Comparisons.number(order -> order < 0)),
        NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, Comparisons.number(order -> order <= 0)),
        NUMERIC_GREATER_THAN("NumericGreaterThan", false, Comparisons.number(order -> order > 0)),
        NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, Comparisons.number(order -> order >= 0)),
        DATE_EQUALS("DateEquals", false, Comparisons.date(order -> order == 0)),
        DATE_NOT_EQUALS("DateNotEquals", true, Comparisons.date(order -> order == 0)),
        DATE_LESS_THAN("DateLessThan", false, Comparisons.date(order -> order < 0)),
        DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, Comparisons.date(order -> order <= 0)),
        DATE_GREATER_THAN("DateGreaterThan", false, Comparisons.date(order -> order > 0)),
        DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, Comparisons.date(order -> order >= 0)),
        BOOL("Bool", false, Comparisons::bool),
        BINARY_EQUALS("BinaryEquals", false, Comparisons::binaryEquals),
        IP_ADDRESS("IpAddress", false, Comparisons::ipAddress),
        NOT_IP_ADDRESS("NotIpAddress", true, Comparisons::ipAddress),
        ARN_EQUALS("ArnEquals", false, Comparisons::arnLike),
        ARN_LIKE("ArnLike", false, Comparisons::arnLike),
        ARN_NOT_EQUALS("ArnNotEquals", true, Comparisons::arnLike),
        ARN_NOT_LIKE("ArnNotLike", true, Comparisons::arnLike),
        /** Compares the value with whether the key is absent. */
        NULL("Null", false, Comparisons::bool);

        private static final Map<String, Base> BY_NAME =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(base -> base.text, Function.identity()));

        private final String text;
        private final boolean negated;
        private final Comparison comparison;

        Base(String text, boolean negated, Comparison comparison) {
            this.text = text;
            this.negated = negated;
            this.comparison = comparison;
        }

        public boolean negated() {
            return negated;
        }

        Comparison comparison() {
            return comparison;
        }
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
        if (base == null || (base == Base.NULL && (ifExists || qualifier != Qualifier.NONE))) {
            return Optional.empty();
        }
        return Optional.of(new ConditionOperator(qualifier, base, ifExists));
    }
}
