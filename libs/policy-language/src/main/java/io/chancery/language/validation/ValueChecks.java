package io.chancery.language.validation;

import io.chancery.language.condition.ConditionOperator;
import io.chancery.language.condition.ConditionOperator.Base;
import io.chancery.language.condition.Dates;
import io.chancery.language.condition.IpRange;
import io.chancery.language.condition.Numbers;
import io.chancery.language.condition.UnreadableValueException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The values of a condition key: whether the operator can read them. */
final class ValueChecks {

    private final Report report;
    private final VariableChecks variables;
    private final boolean hasVariables;

    ValueChecks(boolean variables, Report report) {
        this.report = report;
        this.variables = new VariableChecks(variables, report);
        this.hasVariables = variables;
    }

    void check(ConditionOperator operator, Spot values) {
        if (values.isEmptyArray()) {
            report.add(
                    IssueCode.EMPTY_ARRAY_CONDITION, values, "The list is empty, so there is nothing to compare with.");
        }
        List<Spot> items = values.items();
        if (operator.base() == Base.BOOL && items.size() > 1) {
            report.add(
                    IssueCode.INVALID_CONDITION_MULTIPLE_BOOLEAN,
                    values,
                    "A boolean key is compared with one value only.");
        }
        for (Spot item : items) {
            Optional<String> text = item.scalar();
            if (text.isEmpty()) {
                report.add(
                        IssueCode.DATA_TYPE_MISMATCH, item, "A condition's value is a string, a number or a boolean.");
            } else {
                value(operator.base(), item, text.get());
            }
        }
    }

    private void value(Base base, Spot item, String text) {
        if (text.contains("${")) {
            variables.check(item, text);
            if (hasVariables && !takesVariables(base)) {
                report.add(
                        IssueCode.INVALID_VARIABLE_FOR_OPERATOR,
                        item,
                        "Policy variables are taken by String and Arn operators and Bool only.");
            }
            return;
        }
        switch (base) {
            case NUMERIC_EQUALS,
                    NUMERIC_NOT_EQUALS,
                    NUMERIC_LESS_THAN,
                    NUMERIC_LESS_THAN_EQUALS,
                    NUMERIC_GREATER_THAN,
                    NUMERIC_GREATER_THAN_EQUALS ->
                readable(Numbers::parse, IssueCode.TYPE_MISMATCH_NUMBER, item, text, "a number");
            case DATE_EQUALS,
                    DATE_NOT_EQUALS,
                    DATE_LESS_THAN,
                    DATE_LESS_THAN_EQUALS,
                    DATE_GREATER_THAN,
                    DATE_GREATER_THAN_EQUALS ->
                readable(
                        Dates::parse,
                        IssueCode.TYPE_MISMATCH_DATE,
                        item,
                        text,
                        "a date of ISO 8601 or seconds since 1970");
            case IP_ADDRESS, NOT_IP_ADDRESS -> range(item, text);
            case BOOL, NULL -> {
                if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                    report.add(IssueCode.TYPE_MISMATCH_BOOLEAN, item, "\"%s\" is neither true nor false.", text);
                }
            }
            case BINARY_EQUALS -> base64(item, text);
            case STRING_EQUALS, STRING_NOT_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> {
                if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
                    report.add(
                            IssueCode.WILDCARD_WITHOUT_LIKE_OPERATOR,
                            item,
                            "In \"%s\" a wildcard is plain text. Use StringLike or StringNotLike.",
                            text);
                }
            }
            case STRING_LIKE, STRING_NOT_LIKE, ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> {}
        }
    }

    private static boolean takesVariables(Base base) {
        return switch (base) {
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
                    BOOL -> true;
            default -> false;
        };
    }

    private void readable(Consumer<String> parse, IssueCode code, Spot item, String text, String type) {
        try {
            parse.accept(text);
        } catch (UnreadableValueException e) {
            report.add(code, item, "\"%s\" is not %s, so the condition is never met.", text, type);
        }
    }

    private void range(Spot item, String text) {
        IpRange range;
        try {
            range = IpRange.parse(text);
        } catch (UnreadableValueException e) {
            report.add(
                    IssueCode.TYPE_MISMATCH_IP_RANGE,
                    item,
                    "\"%s\" is neither an address nor a range in CIDR notation, so the condition is never met.",
                    text);
            return;
        }
        int bits = range.address().length * 8;
        BigInteger size = BigInteger.ONE.shiftLeft(bits - range.prefixLength());
        if (new BigInteger(1, range.address()).mod(size).signum() != 0) {
            report.add(
                    IssueCode.IMPROVE_IP_RANGE,
                    item,
                    "In \"%s\" bits are set after the first %d, which do not count.",
                    text,
                    range.prefixLength());
        }
    }

    private void base64(Spot item, String text) {
        try {
            Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            report.add(
                    IssueCode.TYPE_MISMATCH_STRING, item, "\"%s\" is not base64, so the condition is never met.", text);
        }
    }
}
