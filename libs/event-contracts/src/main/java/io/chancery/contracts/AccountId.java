package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An account's id: twelve decimal digits, kept for ever.
 *
 * @throws IllegalArgumentException on the constructor, if it is not twelve digits
 */
public record AccountId(@JsonValue String value) {

    /** Owns what belongs to the installation and to no customer: service credentials, the policy catalogue. */
    public static final AccountId INSTALLATION = new AccountId("000000000000");

    private static final int DIGITS = 12;

    @JsonCreator
    public AccountId {
        if (value.length() != DIGITS || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "Value '%s' at 'accountId' must be %d decimal digits".formatted(value, DIGITS));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
