package io.chancery.language.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Dates of conditions: the forms of the W3C note "Date and Time Formats" (a profile of ISO 8601), from a year alone to
 * fractions of a second with a time zone, or seconds since 1970. Both compare as the moment that they mean.
 */
public final class Dates {

    private static final int YEAR_LENGTH = 4;
    private static final int YEAR_MONTH_LENGTH = 7;
    private static final int DATE_LENGTH = 10;
    private static final BigDecimal MAX_EPOCH_SECONDS = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .optionalStart()
            .appendLiteral(':')
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            // Or the thirtieth of February would be taken as its last day, and the hour 24 as the next day's first.
            .withResolverStyle(ResolverStyle.STRICT);

    private Dates() {}

    /** @throws UnreadableValueException if the text is no date */
    public static Instant parse(String text) {
        try {
            if (text.indexOf('T') > 0) {
                return OffsetDateTime.parse(text, DATE_TIME).toInstant();
            }
            boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
            if (digits && text.length() == YEAR_LENGTH) {
                return LocalDate.of(Integer.parseInt(text), 1, 1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            if (text.length() == YEAR_MONTH_LENGTH && text.charAt(YEAR_LENGTH) == '-') {
                return YearMonth.parse(text)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            if (text.length() == DATE_LENGTH && text.charAt(YEAR_LENGTH) == '-') {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return epochSeconds(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableValueException(text, "a date");
        }
    }

    private static Instant epochSeconds(String text) {
        BigDecimal seconds = number(text);
        if (seconds.abs().compareTo(MAX_EPOCH_SECONDS) > 0) {
            throw new UnreadableValueException(text, "a date");
        }
        long whole = seconds.longValue();
        BigDecimal fraction = seconds.subtract(BigDecimal.valueOf(whole));
        return Instant.ofEpochSecond(whole, fraction.movePointRight(9).longValue());
    }

    private static BigDecimal number(String text) {
        try {
            return Numbers.parse(text);
        } catch (UnreadableValueException e) {
            throw new UnreadableValueException(text, "a date");
        }
    }
}
