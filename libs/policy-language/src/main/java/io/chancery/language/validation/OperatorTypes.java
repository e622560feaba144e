package io.chancery.language.validation;

import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.ConditionOperator.Type;
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

    private OperatorTypes() {}

    static boolean isLikeOnArn(Base operator, KeyType type) {
        return type == KeyType.ARN && LIKE.contains(operator);
    }

    /** What to compare with instead; empty if the operator will do. */
    static Optional<String> mismatch(Base operator, KeyType type) {
        if (operator == Base.NULL) {
            return Optional.empty();
        }
        Type compares = operator.type();
        boolean suits = switch (type) {
            case STRING -> compares == Type.STRING || compares == Type.ARN || compares == Type.BINARY;
            case ARN -> compares == Type.ARN || compares == Type.STRING && !LIKE.contains(operator);
            case BOOL -> compares == Type.BOOL;
            case NUMERIC -> compares == Type.NUMERIC;
            case DATE -> compares == Type.DATE || compares == Type.NUMERIC;
            case IP_ADDRESS -> compares == Type.ADDRESS;
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
