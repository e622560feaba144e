package io.chancery.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time as {@link Instant#toString} writes it, {@code 2026-01-02T03:04:05Z} with or without a fraction, without a
 * formatter: each state has one, and a hundred thousand of them are read when a cache loads. Whatever else is left to
 * Jackson.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int SECONDS_END = "2026-01-02T03:04:05".length();
    private static final String SEPARATORS = "    -  -  T  :  :  ";
    private static final int MOST_DIGITS = 9;
    private static final long DAY_SECONDS = 86_400;

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            @Nullable Instant read = read(parser.getText());
            if (read != null) {
                return read;
            }
        }
        return InstantDeserializer.INSTANT.deserialize(parser, context);
    }

    /** Null if it is written in another way, or no time. */
    private static @Nullable Instant read(String text) {
        int fraction = text.length() - SECONDS_END - 2;
        if (fraction == 0 || fraction > MOST_DIGITS || !isWritten(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) {
            // Among them the last days of a month, which may not exist.
            return null;
        }
        long nanos = 0;
        for (int i = 0; i < MOST_DIGITS; i++) {
            nanos = nanos * 10 + (i < fraction ? text.charAt(SECONDS_END + 1 + i) - '0' : 0);
        }
        return Instant.ofEpochSecond(
                LocalDate.of(year, month, day).toEpochDay() * DAY_SECONDS + (hour * 60L + minute) * 60 + second, nanos);
    }

    private static boolean isWritten(String text) {
        int length = text.length();
        if (length <= SECONDS_END || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char separator = i < SECONDS_END ? SEPARATORS.charAt(i) : i == SECONDS_END ? '.' : ' ';
            char at = text.charAt(i);
            if (separator == ' ' ? at < '0' || at > '9' : at != separator) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
