package io.chancery.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding as AWS means it (RFC 3986 with only the unreserved characters left alone), and the strict way back.
 *
 * <p>IAM also answers with policy documents encoded in this way.
 */
public final class PercentEncoding {
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** Encodes the UTF-8 bytes of the text; {@code A-Z a-z 0-9 - . _ ~} stay, a space is {@code %20}. */
    public static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #encode(String)}, for bytes that need not be text. */
    public static String encode(byte[] bytes) {
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte each : bytes) {
            if (isUnreserved(each)) {
                encoded.append((char) each);
            } else {
                encoded.append('%');
                UPPER_HEX.toHexDigits(encoded, each);
            }
        }
        return encoded.toString();
    }

    /**
     * Decodes a name or value of a query string or form, {@code +} being a space.
     *
     * @throws WireException {@code MalformedQueryString} for a {@code %} without two hexadecimal digits
     */
    public static byte[] decodeForm(String encoded) {
        byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            switch (raw[i]) {
                case '+' -> decoded.write(' ');
                case '%' -> {
                    decoded.write(hexPair(raw, i + 1));
                    i += 2;
                }
                default -> decoded.write(raw[i]);
            }
        }
        return decoded.toByteArray();
    }

    /**
     * As {@link #decodeForm}, to text.
     *
     * @throws WireException {@code MalformedQueryString}, also for bytes that are not UTF-8
     */
    public static String decodeFormText(String encoded) {
        return utf8(decodeForm(encoded));
    }

    /**
     * Strict UTF-8.
     *
     * @throws WireException {@code MalformedQueryString} for bytes that are not UTF-8
     */
    public static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("The request contains bytes that are not UTF-8.");
        }
    }

    /** The refusal of a query string or form that cannot be read; 404 is what AWS's list of common errors says. */
    public static WireException malformed(String message) {
        return new WireException("MalformedQueryString", message, 404);
    }

    private static int hexPair(byte[] raw, int at) {
        if (at + 1 >= raw.length) {
            throw malformed("Incomplete trailing escape % sequence");
        }
        if (!HexFormat.isHexDigit(raw[at]) || !HexFormat.isHexDigit(raw[at + 1])) {
            throw malformed("Illegal hex character in escape % pattern");
        }
        return HexFormat.fromHexDigit(raw[at]) << 4 | HexFormat.fromHexDigit(raw[at + 1]);
    }

    private static boolean isUnreserved(byte b) {
        return b >= 'A' && b <= 'Z'
                || b >= 'a' && b <= 'z'
                || b >= '0' && b <= '9'
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
