package io.chancery.language.value;

import java.util.Arrays;

/**
 * A range of addresses in CIDR notation (RFC 4632, RFC 4291). A bare address is the range of that host alone. Parsed
 * here and not by the platform, which would look a name up.
 */
public final class IpRange {

    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;
    private static final int V6_GROUPS = 8;
    private static final int MAPPED_PREFIX_BITS = 96;

    /** 4 or 16 bytes. */
    private final byte[] address;

    /** In bits. */
    private final int prefixLength;

    private IpRange(byte[] address, int prefixLength) {
        this.address = address;
        this.prefixLength = prefixLength;
    }

    /** @throws UnreadableValueException if the text is neither an address nor a range */
    public static IpRange parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            byte[] host = parseAddress(text);
            return new IpRange(host, host.length * 8);
        }
        byte[] address = rawAddress(text.substring(0, slash), text);
        int prefix = decimal(text.substring(slash + 1), address.length * 8, text);
        if (isMapped(address) && prefix >= MAPPED_PREFIX_BITS) {
            return new IpRange(unmapped(address), prefix - MAPPED_PREFIX_BITS);
        }
        return new IpRange(address, prefix);
    }

    /**
     * The bytes of one address; 4 for an IPv4 address in either notation.
     *
     * @throws UnreadableValueException if the text is no address
     */
    public static byte[] parseAddress(String text) {
        byte[] address = rawAddress(text, text);
        return isMapped(address) ? unmapped(address) : address;
    }

    /** The bytes of the address that it was written with; 4 or 16. */
    public byte[] address() {
        return address.clone();
    }

    /** In bits. */
    public int prefixLength() {
        return prefixLength;
    }

    public boolean contains(byte[] candidate) {
        if (candidate.length != address.length) {
            return false;
        }
        int wholeBytes = prefixLength / 8;
        for (int i = 0; i < wholeBytes; i++) {
            if (candidate[i] != address[i]) {
                return false;
            }
        }
        int bits = prefixLength % 8;
        int mask = (0xFF << (8 - bits)) & 0xFF;
        return bits == 0 || (candidate[wholeBytes] & mask) == (address[wholeBytes] & mask);
    }

    private static byte[] rawAddress(String text, String whole) {
        return text.indexOf(':') >= 0 ? v6(text, whole) : v4(text, whole);
    }

    private static byte[] v4(String text, String whole) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != V4_BYTES) {
            throw unreadable(whole);
        }
        byte[] bytes = new byte[V4_BYTES];
        for (int i = 0; i < V4_BYTES; i++) {
            bytes[i] = (byte) decimal(parts[i], 255, whole);
        }
        return bytes;
    }

    private static byte[] v6(String text, String whole) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            throw unreadable(whole);
        }
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0, whole);
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true, whole);
        boolean complete = gap < 0 ? head.length == V6_BYTES : head.length + tail.length <= V6_BYTES - 2;
        if (!complete) {
            throw unreadable(whole);
        }
        byte[] bytes = Arrays.copyOf(head, V6_BYTES);
        System.arraycopy(tail, 0, bytes, V6_BYTES - tail.length, tail.length);
        return bytes;
    }

    /** Colon-separated groups of up to four hexadecimal digits; the last may be an IPv4 address. */
    private static byte[] groups(String text, boolean mayEndInV4, String whole) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        if (parts.length > V6_GROUPS) {
            throw unreadable(whole);
        }
        byte[] bytes = new byte[V6_BYTES + V4_BYTES];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            if (mayEndInV4 && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                System.arraycopy(v4(parts[i], whole), 0, bytes, length, V4_BYTES);
                length += V4_BYTES;
            } else {
                int group = hexadecimal(parts[i], whole);
                bytes[length++] = (byte) (group >> 8);
                bytes[length++] = (byte) group;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static int hexadecimal(String text, String whole) {
        boolean digits = text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        if (text.isEmpty() || text.length() > 4 || !digits) {
            throw unreadable(whole);
        }
        return Integer.parseInt(text, 16);
    }

    /** Up to three digits, leading zeros among them: {@code 010} is ten. */
    private static int decimal(String text, int max, String whole) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (text.isEmpty() || text.length() > 3 || !digits || Integer.parseInt(text) > max) {
            throw unreadable(whole);
        }
        return Integer.parseInt(text);
    }

    private static boolean isMapped(byte[] address) {
        if (address.length != V6_BYTES || address[10] != (byte) 0xFF || address[11] != (byte) 0xFF) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] unmapped(byte[] address) {
        return Arrays.copyOfRange(address, V6_BYTES - V4_BYTES, V6_BYTES);
    }

    private static UnreadableValueException unreadable(String text) {
        return new UnreadableValueException(text, "an IP address or range");
    }
}
