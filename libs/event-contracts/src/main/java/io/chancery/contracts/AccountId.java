package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.chancery.contracts.canonical.Recurring;

/**
 * An account's id: twelve decimal digits, kept for ever.
 *
 * @throws IllegalArgumentException on the constructor, if it is not twelve digits
 */
@Recurring
public record AccountId(@JsonValue String value) {

    /** Owns what belongs to the installation and to no customer: service credentials, the policy catalogue. */
    public static final AccountId INSTALLATION = new AccountId("000000000000");

    private static final int DIGITS = 12;

    @JsonCreator
    public AccountId {
        if (!isTwelveDigits(value)) {
            throw new IllegalArgumentException(
                    "Value '%s' at 'accountId' must be %d decimal digits".formatted(value, DIGITS));
        }
    }

    private static boolean isTwelveDigits(String value) {
        if (value.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
