package io.chancery.language.compile;

import io.chancery.language.value.Dates;
import io.chancery.language.value.IpRange;
import io.chancery.language.value.Numbers;
import io.chancery.language.value.UnreadableValueException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a value means as a number, a date or an address, as two 64-bit words. The forms that nearly all values have are
 * read here without allocating; whatever else comes is left to the readers that the reference has.
 */
final class ParsedValue {

    private static final byte NOT_READ = 0;
    static final byte NUMBER = 1;
    static final byte DATE = 2;
    static final byte ADDRESS = 3;

    /** As many digits as fit a long in any case. */
    private static final int MAX_DIGITS = 18;

    private static final int YEAR_LENGTH = 4;
    /** Far below the last second that a date can have. */
    private static final int MAX_EPOCH_DIGITS = 16;

    /** From the first of March of the year 0. */
    private static final long DAYS_TO_1970 = 719_468;

    private static final int V4_BYTES = 4;

    private byte type = NOT_READ;
    private boolean readable;

    /** Of a number its digits; of a date seconds since 1970; of an address its first eight bytes, 0 if it has four. */
    long high;

    /** Of a date nanoseconds; of an address the last eight bytes, or all four. */
    long low;

    /** Of a number its scale; of an address how many bytes it has. */
    int unit;

    /** A number that two words do not hold. */
    @Nullable Object object;

    /** The next value is another one. */
    void forget() {
        type = NOT_READ;
    }

    /**
     * Reads a value, only once if it is read as the same type again.
     *
     * @return false if it is not of the type
     */
    boolean read(byte asType, String text) {
        if (type != asType) {
            readable = tryRead(asType, text);
            type = asType;
        }
        return readable;
    }

    private boolean tryRead(byte asType, String text) {
        object = null;
        try {
            switch (asType) {
                case NUMBER -> readNumber(text);
                case DATE -> readDate(text);
                default -> readAddress(text);
            }
            return true;
        } catch (UnreadableValueException e) {
            return false;
        }
    }

    /** Compares as numbers: this one to the other. */
    int compareNumber(ParsedValue other) {
        if (unit == other.unit && object == null && other.object == null) {
            return Long.compare(high, other.high);
        }
        return number().compareTo(other.number());
    }

    int compareDate(ParsedValue other) {
        int seconds = Long.compare(high, other.high);
        return seconds != 0 ? seconds : Long.compare(low, other.low);
    }

    private BigDecimal number() {
        return object instanceof BigDecimal exact ? exact : BigDecimal.valueOf(high, unit);
    }

    private void readNumber(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int length = text.length();
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; at < length && count <= MAX_DIGITS; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
                count++;
            } else if (c == '.' && point < 0 && count > 0 && at + 1 < length) {
                point = at;
            } else {
                break;
            }
        }
        if (at < length || count == 0 || count > MAX_DIGITS) {
            object = Numbers.parse(text);
            return;
        }
        high = text.charAt(0) == '-' ? -digits : digits;
        unit = point < 0 ? 0 : length - point - 1;
    }

    private void readDate(String text) {
        if (!(isUtcSecond(text) && readUtcSecond(text)) && !readEpochSeconds(text)) {
            Instant instant = Dates.parse(text);
            high = instant.getEpochSecond();
            low = instant.getNano();
        }
    }

    private boolean readEpochSeconds(String text) {
        int length = text.length();
        if (length == 0 || length == YEAR_LENGTH || length > MAX_EPOCH_DIGITS) {
            return false;
        }
        long seconds = number(text, 0, length);
        high = seconds;
        low = 0;
        return seconds >= 0;
    }

    /** Whether it looks like {@code 2026-01-31T12:30:00Z}. */
    private static boolean isUtcSecond(String text) {
        return text.length() == 20
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == 'Z';
    }

    private boolean readUtcSecond(String text) {
        long year = number(text, 0, 4);
        long month = number(text, 5, 7);
        long day = number(text, 8, 10);
        long hour = number(text, 11, 13);
        long minute = number(text, 14, 16);
        long second = number(text, 17, 19);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > lengthOfMonth(year, month)
                || hour < 0
                || hour > 23) {
            return false;
        }
        if (minute < 0 || minute > 59 || second < 0 || second > 59) {
            return false;
        }
        high = ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        low = 0;
        return true;
    }

    private static int lengthOfMonth(long year, long month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days since 1970, counted in years that begin in March, so that the day that not every year has is the last. */
    private static long epochDay(long year, long month, long day) {
        long years = month > 2 ? year : year - 1;
        long leapDays = Math.floorDiv(years, 4) - Math.floorDiv(years, 100) + Math.floorDiv(years, 400);
        long dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        return 365 * years + leapDays + dayOfYear - DAYS_TO_1970;
    }

    /** Negative if there is anything but digits. */
    private static long number(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    private void readAddress(String text) {
        if (!AddressReader.read(text, this)) {
            of(IpRange.parseAddress(text));
        }
    }

    /** @param address 4 or 16 bytes */
    void of(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        unit = address.length;
        high = unit == V4_BYTES ? 0 : bytes.getLong();
        low = unit == V4_BYTES ? Integer.toUnsignedLong(bytes.getInt()) : bytes.getLong();
    }
}
