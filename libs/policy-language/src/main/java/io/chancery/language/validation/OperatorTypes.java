package io.chancery.language.validation;

import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.reference.KeyType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which operators can compare values of which type ("IAM JSON policy elements: Condition operators"). Where two are as good
 * as each other nothing is said: ARNs compare as strings if there are no wildcards, and some keys hold ARNs as strings.
 */
final class OperatorTypes {

    private static final Set<Base> LIKE = EnumSet.of(Base.STRING_LIKE, Base.STRING_NOT_LIKE);
    private static final Set<Base> STRINGS = EnumSet.of(
            Base.STRING_EQUALS,
            Base.STRING_NOT_EQUALS,
            Base.STRING_EQUALS_IGNORE_CASE,
            Base.STRING_NOT_EQUALS_IGNORE_CASE,
            Base.STRING_LIKE,
            Base.STRING_NOT_LIKE);
    private static final Set<Base> ARNS =
            EnumSet.of(Base.ARN_EQUALS, Base.ARN_NOT_EQUALS, Base.ARN_LIKE, Base.ARN_NOT_LIKE);
    private static final Set<Base> NUMBERS = EnumSet.of(
            Base.NUMERIC_EQUALS,
            Base.NUMERIC_NOT_EQUALS,
            Base.NUMERIC_LESS_THAN,
            Base.NUMERIC_LESS_THAN_EQUALS,
            Base.NUMERIC_GREATER_THAN,
            Base.NUMERIC_GREATER_THAN_EQUALS);
    private static final Set<Base> DATES = EnumSet.of(
            Base.DATE_EQUALS,
            Base.DATE_NOT_EQUALS,
            Base.DATE_LESS_THAN,
            Base.DATE_LESS_THAN_EQUALS,
            Base.DATE_GREATER_THAN,
            Base.DATE_GREATER_THAN_EQUALS);
    private static final Set<Base> ADDRESSES = EnumSet.of(Base.IP_ADDRESS, Base.NOT_IP_ADDRESS);

    private OperatorTypes() {}

    static boolean isLikeOnArn(Base operator, KeyType type) {
        return type == KeyType.ARN && LIKE.contains(operator);
    }

    /** What to compare with instead; empty if the operator will do. */
    static Optional<String> mismatch(Base operator, KeyType type) {
        if (operator == Base.NULL) {
            return Optional.empty();
        }
        boolean suits = switch (type) {
            case STRING -> STRINGS.contains(operator) || ARNS.contains(operator) || operator == Base.BINARY_EQUALS;
            case ARN -> ARNS.contains(operator) || STRINGS.contains(operator) && !LIKE.contains(operator);
            case BOOL -> operator == Base.BOOL;
            case NUMERIC -> NUMBERS.contains(operator);
            case DATE -> DATES.contains(operator) || NUMBERS.contains(operator);
            case IP_ADDRESS -> ADDRESSES.contains(operator);
        };
        return suits ? Optional.empty() : Optional.of(better(type));
    }

    private static String better(KeyType type) {
        return switch (type) {
            case STRING -> "a String operator";
            case ARN -> "an Arn operator";
            case BOOL -> "Bool";
            case NUMERIC -> "a Numeric operator";
            case DATE -> "a Date operator";
            case IP_ADDRESS -> "IpAddress or NotIpAddress";
        };
    }
}
