package io.chancery.language.condition;

import io.chancery.language.Arn;
import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.match.Glob;
import io.chancery.language.value.Dates;
import io.chancery.language.value.IpRange;
import io.chancery.language.value.Numbers;
import io.chancery.language.value.UnreadableValueException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** How values of each type compare. A policy value whose variable has no value compares with nothing. */
final class Comparisons {

    private Comparisons() {}

    /** What the operator compares; of a negated one, what it negates. */
    static Comparison of(Base operator) {
        return switch (operator) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> Comparisons::stringEquals;
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> Comparisons::stringEqualsIgnoreCase;
            case STRING_LIKE, STRING_NOT_LIKE -> Comparisons::stringLike;
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> number(order -> order == 0);
            case NUMERIC_LESS_THAN -> number(order -> order < 0);
            case NUMERIC_LESS_THAN_EQUALS -> number(order -> order <= 0);
            case NUMERIC_GREATER_THAN -> number(order -> order > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> number(order -> order >= 0);
            case DATE_EQUALS, DATE_NOT_EQUALS -> date(order -> order == 0);
            case DATE_LESS_THAN -> date(order -> order < 0);
            case DATE_LESS_THAN_EQUALS -> date(order -> order <= 0);
            case DATE_GREATER_THAN -> date(order -> order > 0);
            case DATE_GREATER_THAN_EQUALS -> date(order -> order >= 0);
            case BOOL, NULL -> Comparisons::bool;
            case BINARY_EQUALS -> Comparisons::binaryEquals;
            case IP_ADDRESS, NOT_IP_ADDRESS -> Comparisons::ipAddress;
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> Comparisons::arnLike;
        };
    }

    private static boolean stringEquals(PolicyValue inPolicy, String inRequest) {
        return inPolicy.text().filter(inRequest::equals).isPresent();
    }

    private static boolean stringEqualsIgnoreCase(PolicyValue inPolicy, String inRequest) {
        return inPolicy.text().filter(inRequest::equalsIgnoreCase).isPresent();
    }

    private static boolean stringLike(PolicyValue inPolicy, String inRequest) {
        return inPolicy.glob().filter(glob -> glob.matches(inRequest)).isPresent();
    }

    /** @param wanted what the order of the request's number to the policy's must be */
    private static Comparison number(IntPredicate wanted) {
        return (inPolicy, inRequest) ->
                wanted.test(Numbers.parse(inRequest).compareTo(Numbers.parse(inPolicy.written())));
    }

    /** @param wanted what the order of the request's time to the policy's must be */
    private static Comparison date(IntPredicate wanted) {
        return (inPolicy, inRequest) -> wanted.test(Dates.parse(inRequest).compareTo(Dates.parse(inPolicy.written())));
    }

    private static boolean bool(PolicyValue inPolicy, String inRequest) {
        Optional<String> value = inPolicy.text();
        return value.isPresent() && bool(value.get()) == bool(inRequest);
    }

    private static boolean binaryEquals(PolicyValue inPolicy, String inRequest) {
        return Arrays.equals(bytes(inPolicy.written()), bytes(inRequest));
    }

    private static boolean ipAddress(PolicyValue inPolicy, String inRequest) {
        return IpRange.parse(inPolicy.written()).contains(IpRange.parseAddress(inRequest));
    }

    private static boolean arnLike(PolicyValue inPolicy, String inRequest) {
        Optional<Glob> pattern = inPolicy.glob();
        String[] request = inRequest.split(":", Arn.PARTS);
        if (request.length < Arn.PARTS) {
            throw new UnreadableValueException(inRequest, "an ARN");
        }
        if (pattern.isEmpty()) {
            return false;
        }
        if (pattern.get().matchesEverything()) {
            return true;
        }
        List<Glob> parts = pattern.get().split(':', Arn.PARTS);
        if (parts.size() < Arn.PARTS) {
            throw new UnreadableValueException(inPolicy.written(), "an ARN");
        }
        boolean matches = true;
        for (int i = 0; i < Arn.PARTS; i++) {
            matches &= parts.get(i).matches(request[i]);
        }
        return matches;
    }

    static boolean bool(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new UnreadableValueException(text, "true or false");
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnreadableValueException(base64, "base64");
        }
    }
}
