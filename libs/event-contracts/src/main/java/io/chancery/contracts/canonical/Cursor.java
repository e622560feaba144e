package io.chancery.contracts.canonical;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** A place in a text of JSON in UTF-8. What it finds there has to be canonical, or it throws {@link NotCanonical}. */
public final class Cursor {

    private static final int LONGEST_NUMBER = 18;
    private static final int DECIMAL = 10;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int UNICODE_ESCAPE = 4;
    private static final int HEXADECIMAL = 16;
    /** What the decoder puts in place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] text;
    private int at;

    public Cursor(byte[] text) {
        this.text = text;
    }

    byte[] text() {
        return text;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    private byte peek() throws NotCanonical {
        if (at >= text.length) {
            throw NotCanonical.HERE;
        }
        return text[at];
    }

    /** Goes behind these bytes, if they come next. */
    public boolean skips(byte[] expected) {
        int end = at + expected.length;
        if (end > text.length || !Arrays.equals(text, at, end, expected, 0, expected.length)) {
            return false;
        }
        at = end;
        return true;
    }

    boolean skips(char expected) {
        if (at >= text.length || text[at] != expected) {
            return false;
        }
        at++;
        return true;
    }

    public void expect(byte[] expected) throws NotCanonical {
        if (!skips(expected)) {
            throw NotCanonical.HERE;
        }
    }

    void expect(char expected) throws NotCanonical {
        if (!skips(expected)) {
            throw NotCanonical.HERE;
        }
    }

    /** Nothing follows. */
    public void expectEnd() throws NotCanonical {
        if (at != text.length) {
            throw NotCanonical.HERE;
        }
    }

    /** A number that is not negative and has at most 18 digits. */
    public long number() throws NotCanonical {
        int begin = at;
        long value = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            value = value * DECIMAL + text[at++] - '0';
        }
        int digits = at - begin;
        if (digits == 0 || digits > LONGEST_NUMBER || digits > 1 && text[begin] == '0') {
            throw NotCanonical.HERE;
        }
        return value;
    }

    /** {@code "2026-01-02T03:04:05Z"}, the seconds with no, three, six or nine digits behind a point. */
    Instant instant() throws NotCanonical {
        expect('"');
        int year = digits(4);
        expect('-');
        int month = digits(2);
        expect('-');
        int day = digits(2);
        expect('T');
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        expect(':');
        int second = digits(2);
        int nanos = skips('.') ? fraction() : 0;
        expect('Z');
        expect('"');
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second, nanos)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw NotCanonical.HERE;
        }
    }

    /** Three, six or nine digits, as billionths. */
    private int fraction() throws NotCanonical {
        int nanos = digits(3);
        for (int groups = 1; groups < 3; groups++) {
            boolean more = at < text.length && text[at] != 'Z';
            nanos = nanos * 1_000 + (more ? digits(3) : 0);
        }
        return nanos;
    }

    private int digits(int count) throws NotCanonical {
        int value = 0;
        for (int i = 0; i < count; i++) {
            byte digit = peek();
            if (digit < '0' || digit > '9') {
                throw NotCanonical.HERE;
            }
            value = value * DECIMAL + digit - '0';
            at++;
        }
        return value;
    }

    public String string() throws NotCanonical {
        expect('"');
        int begin = at;
        boolean ascii = true;
        while (peek() != '"') {
            byte b = text[at];
            if (b == '\\') {
                return escaped(begin);
            }
            if (b < 0) {
                ascii = false;
            } else if (b < FIRST_PRINTABLE) {
                throw NotCanonical.HERE;
            }
            at++;
        }
        int length = at++ - begin;
        return ascii ? new String(text, begin, length, StandardCharsets.ISO_8859_1) : decoded(text, begin, length);
    }

    private static String decoded(byte[] bytes, int begin, int length) throws NotCanonical {
        String string = new String(bytes, begin, length, StandardCharsets.UTF_8);
        if (string.indexOf(REPLACEMENT) >= 0) {
            throw NotCanonical.HERE;
        }
        return string;
    }

    /** A string that begins there and has its first escape here. */
    private String escaped(int begin) throws NotCanonical {
        byte[] plain = Arrays.copyOfRange(text, begin, text.length);
        int length = at - begin;
        while (peek() != '"') {
            byte b = text[at++];
            if (b >= 0 && b < FIRST_PRINTABLE) {
                throw NotCanonical.HERE;
            }
            plain[length++] = b == '\\' ? escape() : b;
        }
        at++;
        return decoded(plain, 0, length);
    }

    private byte escape() throws NotCanonical {
        byte escape = peek();
        at++;
        return switch (escape) {
            case '"', '\\' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> control();
            default -> throw NotCanonical.HERE;
        };
    }

    /** Only control characters are written by their numbers. */
    private byte control() throws NotCanonical {
        int value = 0;
        for (int i = 0; i < UNICODE_ESCAPE; i++) {
            int digit = Character.digit(peek(), HEXADECIMAL);
            if (digit < 0) {
                throw NotCanonical.HERE;
            }
            value = value * HEXADECIMAL + digit;
            at++;
        }
        if (value >= FIRST_PRINTABLE) {
            throw NotCanonical.HERE;
        }
        return (byte) value;
    }

    /**
     * Where the string or object that begins here may end if it is not shorter than that: behind the first quote or brace from
     * there on. It ends there for certain if what stands before is a whole value, since none begins with another.
     *
     * @return negative if there is no such place
     */
    int mayEnd(int shortest) throws NotCanonical {
        byte last = peek() == '{' ? (byte) '}' : (byte) '"';
        for (int i = at + Math.max(1, shortest - 1); i < text.length; i++) {
            if (text[i] == last) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Where the string or object ends that begins here; whether it is one, its reader says. */
    int endOfValue() throws NotCanonical {
        int depth = 0;
        boolean quoted = false;
        for (int i = at; i < text.length; i++) {
            switch (text[i]) {
                case '"' -> quoted = !quoted;
                case '\\' -> i++;
                case '{' -> depth += quoted ? 0 : 1;
                case '}' -> depth -= quoted ? 0 : 1;
                default -> {}
            }
            if (depth == 0 && !quoted) {
                return Math.min(i + 1, text.length);
            }
        }
        throw NotCanonical.HERE;
    }
}
