package io.chancery.language.value;

import java.math.BigDecimal;

/** Numbers of conditions: integers and decimals, exact, of up to 64 characters. */
public final class Numbers {

    private static final int MAX_LENGTH = 64;

    private Numbers() {}

    /** @throws UnreadableValueException if the text is no number */
    public static BigDecimal parse(String text) {
        try {
            if (text.length() <= MAX_LENGTH && text.chars().allMatch(c -> "0123456789.+-eE".indexOf(c) >= 0)) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            throw new UnreadableValueException(text, "a number");
        }
        throw new UnreadableValueException(text, "a number");
    }
}
