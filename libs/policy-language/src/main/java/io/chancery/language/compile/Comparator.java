package io.chancery.language.compile;

import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.PolicyVersion;
import java.util.List;

/** Compares one value of a request, in the positive sense, with all values of a clause. */
abstract class Comparator {

    enum Result {
        HOLDS,
        DOES_NOT_HOLD,
        /** A value on either side is not of the operator's type. */
        UNREADABLE;

        static Result of(boolean holds) {
            return holds ? HOLDS : DOES_NOT_HOLD;
        }
    }

    /** Of operators that are not known. */
    static final Comparator NEVER = new Comparator() {
        @Override
        Result compare(PreparedRequest request, int slot, String value) {
            return Result.DOES_NOT_HOLD;
        }
    };

    /** @param slot of which the value is the single one, so that it is read only once; negative if of none */
    abstract Result compare(PreparedRequest request, int slot, String value);

    static Comparator of(Base base, List<String> values, PolicyVersion version) {
        if (values.isEmpty()) {
            return NEVER;
        }
        return switch (base) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> new TextComparator(ConditionText.all(values, version));
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                new IgnoreCaseComparator(ConditionText.all(values, version));
            case STRING_LIKE, STRING_NOT_LIKE -> new LikeComparator(ConditionText.all(values, version));
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> ordered(ParsedValue.NUMBER, values, Order.EQUAL);
            case NUMERIC_LESS_THAN -> ordered(ParsedValue.NUMBER, values, Order.LESS);
            case NUMERIC_LESS_THAN_EQUALS -> ordered(ParsedValue.NUMBER, values, Order.LESS_OR_EQUAL);
            case NUMERIC_GREATER_THAN -> ordered(ParsedValue.NUMBER, values, Order.GREATER);
            case NUMERIC_GREATER_THAN_EQUALS -> ordered(ParsedValue.NUMBER, values, Order.GREATER_OR_EQUAL);
            case DATE_EQUALS, DATE_NOT_EQUALS -> ordered(ParsedValue.DATE, values, Order.EQUAL);
            case DATE_LESS_THAN -> ordered(ParsedValue.DATE, values, Order.LESS);
            case DATE_LESS_THAN_EQUALS -> ordered(ParsedValue.DATE, values, Order.LESS_OR_EQUAL);
            case DATE_GREATER_THAN -> ordered(ParsedValue.DATE, values, Order.GREATER);
            case DATE_GREATER_THAN_EQUALS -> ordered(ParsedValue.DATE, values, Order.GREATER_OR_EQUAL);
            case BOOL, NULL -> new BoolComparator(ConditionText.all(values, version));
            case BINARY_EQUALS -> new BinaryComparator(values);
            case IP_ADDRESS, NOT_IP_ADDRESS -> new AddressComparator(values);
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE ->
                new ArnComparator(values.stream()
                        .map(value -> ArnPattern.of(value, version))
                        .toArray(ArnPattern[]::new));
        };
    }

    private static Comparator ordered(byte type, List<String> values, Order wanted) {
        return new OrderComparator(type, values, wanted);
    }

    /** What the order of the request's value to the policy's must be. */
    enum Order {
        LESS,
        LESS_OR_EQUAL,
        EQUAL,
        GREATER_OR_EQUAL,
        GREATER;

        boolean is(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case EQUAL -> comparison == 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
                case GREATER -> comparison > 0;
            };
        }
    }
}
