package io.chancery.language.compile;

/**
 * Which actions something can be about, in 64 bits: the lower half has a bit for each service's prefix (hashed, so
 * services may share one), the upper half one for the first letter of the action's name. If a request's bits are not all
 * in the mask, no pattern of it matches; if they are, one may.
 *
 * <p>Actions are in lower case here.
 */
final class ActionMask {

    static final long NONE = 0;
    static final long ALL = -1L;

    private static final long EVERY_LETTER = 0xFFFFFFFFL << 32;
    private static final int OTHER_LETTER = 31;

    private ActionMask() {}

    static boolean covers(long mask, long bits) {
        return (mask & bits) == bits;
    }

    /** One bit in each half. */
    static long ofAction(String action) {
        int colon = action.indexOf(':');
        if (colon < 0) {
            return service(action) | letter(OTHER_LETTER);
        }
        return service(action.substring(0, colon))
                | (colon + 1 < action.length() ? letterOf(action.charAt(colon + 1)) : letter(OTHER_LETTER));
    }

    static long ofPattern(String pattern) {
        int wildcard = TextPattern.firstWildcard(pattern);
        if (wildcard < 0) {
            return ofAction(pattern);
        }
        int colon = pattern.indexOf(':');
        if (colon < 0 || colon > wildcard) {
            return ALL;
        }
        return service(pattern.substring(0, colon))
                | (colon + 1 < wildcard ? letterOf(pattern.charAt(colon + 1)) : EVERY_LETTER);
    }

    private static long service(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        return 1L << (hash >>> 27);
    }

    private static long letterOf(char c) {
        return letter(c >= 'a' && c <= 'z' ? c - 'a' : OTHER_LETTER);
    }

    private static long letter(int index) {
        return 1L << (32 + index);
    }
}
