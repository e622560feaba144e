package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.ConditionOperator;
import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.JsonValue;
import io.chancery.language.JsonValue.JsonScalar;
import io.chancery.language.match.Ascii;
import io.chancery.language.value.Dates;
import io.chancery.language.value.IpRange;
import io.chancery.language.value.Numbers;
import io.chancery.language.value.UnreadableValueException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The values of a condition key: whether the operator can read them. */
final class ValueChecks {

    private static final Set<Base> BOUNDS = EnumSet.of(
            Base.NUMERIC_LESS_THAN,
            Base.NUMERIC_LESS_THAN_EQUALS,
            Base.NUMERIC_GREATER_THAN,
            Base.NUMERIC_GREATER_THAN_EQUALS);
    private static final String KMS_KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id";

    private final Report report;
    private final VariableChecks variables;
    private final boolean hasVariables;

    ValueChecks(Ground ground) {
        this.report = ground.report();
        this.variables = new VariableChecks(ground);
        this.hasVariables = ground.hasVariables();
    }

    void check(ConditionOperator operator, String key, Spot values) {
        List<Spot> items = values.items();
        if (values.isEmptyArray()) {
            empty(operator, key, values);
        }
        if (items.stream()
                        .map(Spot::value)
                        .map(ValueChecks::jsonType)
                        .distinct()
                        .count()
                > 1) {
            report.add(
                    IssueCode.INVALID_CONDITION_DATA_TYPE,
                    values,
                    "The list mixes strings, numbers and booleans. Write them all alike.");
        }
        if (BOUNDS.contains(operator.base()) && items.size() > 1) {
            report.add(
                    IssueCode.REDUNDANT_CONDITION_VALUE_NUM,
                    values,
                    "One bound is enough: of several, the one that admits most decides.");
        }
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
                kmsKey(operator.base(), key, item, text.get());
            }
        }
    }

    private static String jsonType(JsonValue value) {
        if (value instanceof JsonScalar(String text, JsonValue.Place place)) {
            return text.equals("true") || text.equals("false") ? "boolean" : "number";
        }
        return value.getClass().getSimpleName();
    }

    private void empty(ConditionOperator operator, String key, Spot values) {
        if (operator.ifExists()) {
            report.add(
                    IssueCode.EMPTY_ARRAY_CONDITION_IFEXISTS,
                    values,
                    "The condition is met only if \"%s\" is absent. Say so with \"Null\": {\"%s\": \"true\"}.",
                    key,
                    key);
            return;
        }
        switch (operator.qualifier()) {
            case FOR_ALL_VALUES ->
                report.add(
                        IssueCode.EMPTY_ARRAY_CONDITION_FORALLVALUES,
                        values,
                        "The condition is met only if \"%s\" is absent. Say so with \"Null\": {\"%s\": \"true\"}.",
                        key,
                        key);
            case FOR_ANY_VALUE ->
                report.add(
                        IssueCode.EMPTY_ARRAY_CONDITION_FORANYVALUE,
                        values,
                        "The list is empty, so the condition is never met.");
            case NONE ->
                report.add(
                        IssueCode.EMPTY_ARRAY_CONDITION,
                        values,
                        "The list is empty, so there is nothing to compare with.");
        }
    }

    /** "PutObject", S3 API Reference: the key's full ARN is what the request has. */
    private void kmsKey(Base base, String key, Spot item, String text) {
        boolean exact = base == Base.STRING_EQUALS || base == Base.STRING_NOT_EQUALS;
        boolean named = Arn.parse(text)
                .filter(arn -> arn.service().equals("kms"))
                .filter(arn -> !arn.region().isEmpty() && !arn.account().isEmpty())
                .filter(arn -> arn.resource().startsWith("key/"))
                .isPresent();
        if (exact && Ascii.lowerCase(key).equals(KMS_KEY) && !named && !text.contains("${")) {
            report.add(
                    IssueCode.INVALID_KMS_KEY_VALUE,
                    item,
                    "\"%s\" is not the ARN of a key: arn:aws:kms:region:account:key/id.",
                    text);
        }
    }

    private void value(Base base, Spot item, String text) {
        if (text.contains("${")) {
            variables.check(item, text);
            if (hasVariables && (base == Base.NULL || !base.type().takesVariables())) {
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
                    DATE_GREATER_THAN_EQUALS -> date(item, text);
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

    private void date(Spot item, String text) {
        readable(Dates::parse, IssueCode.TYPE_MISMATCH_DATE, item, text, "a date of ISO 8601 or seconds since 1970");
        if (text.matches("-?[0-9]+")) {
            report.add(
                    IssueCode.INVALID_DATE_VALUE,
                    item,
                    "\"%s\" is seconds since 1970, which few can read. Write a date of ISO 8601.",
                    text);
        }
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
