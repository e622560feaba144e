package io.chancery.language.compile;

/**
 * Reads the plain forms of addresses without allocating: dotted decimal, and IPv6 in groups of hexadecimal digits with at
 * most one gap. What it does not take may be an address all the same.
 */
final class AddressReader {

    private static final int V4_PARTS = 4;
    private static final int MAX_PART = 255;
    private static final int V6_GROUPS = 8;
    private static final int GROUP_BITS = 16;
    private static final int GROUP_DIGITS = 4;
    /** What an IPv4 address begins with when it is written as an IPv6 one. */
    private static final long MAPPED = 0xFFFF;

    private AddressReader() {}

    static boolean read(String text, ParsedValue into) {
        return text.indexOf(':') < 0 ? readV4(text, into) : readV6(text, into);
    }

    /** Without leading zeros. */
    private static boolean readV4(String text, ParsedValue into) {
        long address = 0;
        int part = -1;
        int parts = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && part >= 0 && parts < V4_PARTS) {
                address = address << Byte.SIZE | part;
                part = -1;
                parts++;
            } else if (c >= '0' && c <= '9' && part != 0) {
                part = (part < 0 ? 0 : 10 * part) + (c - '0');
            } else {
                return false;
            }
            if (part > MAX_PART) {
                return false;
            }
        }
        into.high = 0;
        into.low = address << Byte.SIZE | part;
        into.unit = V4_PARTS;
        return parts == V4_PARTS && part >= 0;
    }

    private static boolean readV6(String text, ParsedValue into) {
        int gap = text.indexOf("::");
        int groups = groups(text);
        boolean complete = gap < 0 ? groups == V6_GROUPS : groups < V6_GROUPS && text.indexOf("::", gap + 1) < 0;
        if (!complete || startsOrEndsInOneColon(text, gap)) {
            return false;
        }
        into.high = 0;
        into.low = 0;
        into.unit = 2 * V6_GROUPS;
        int index = 0;
        int at = 0;
        while (at < text.length()) {
            if (at == gap) {
                index += V6_GROUPS - groups;
            }
            if (text.charAt(at) == ':') {
                at++;
                continue;
            }
            int group = 0;
            int digits = 0;
            for (; at < text.length() && text.charAt(at) != ':'; at++) {
                int digit = hexadecimal(text.charAt(at));
                if (digit < 0 || ++digits > GROUP_DIGITS) {
                    return false;
                }
                group = group << 4 | digit;
            }
            put(index++, group, into);
        }
        return into.high != 0 || into.low >>> Integer.SIZE != MAPPED;
    }

    private static int groups(String text) {
        int groups = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean starts = i == 0 || text.charAt(i - 1) == ':';
            groups += starts && text.charAt(i) != ':' ? 1 : 0;
        }
        return groups;
    }

    private static boolean startsOrEndsInOneColon(String text, int gap) {
        int last = text.length() - 1;
        return (text.charAt(0) == ':' && gap != 0) || (text.charAt(last) == ':' && gap != last - 1);
    }

    private static void put(int index, long group, ParsedValue into) {
        int shift = GROUP_BITS * (V6_GROUPS / 2 - 1 - index % (V6_GROUPS / 2));
        if (index < V6_GROUPS / 2) {
            into.high |= group << shift;
        } else {
            into.low |= group << shift;
        }
    }

    private static int hexadecimal(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return c < 128 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
