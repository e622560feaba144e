package io.chancery.language.compile;

import java.util.List;

/**
 * Which actions something can be about, in 64 bits: a Bloom filter. Of a pattern's text before its first wildcard, the
 * service and the first letters of the action's name set two of the lower bits; if the wildcard comes before those
 * letters end, the service alone sets two of the middle bits. The service of either sets one of the eight upper bits. If
 * neither what a request's action sets by its letters nor what it sets by its service is in the mask, no pattern of it
 * matches; else one may.
 *
 * <p>Actions are in lower case here.
 */
final class ActionMask {

    static final long NONE = 0;
    static final long ALL = -1L;

    /** Get, Put, List, Describe and Delete differ in their first three letters. */
    private static final int LETTERS = 3;

    private static final int LOWER_BITS = 40;
    private static final int MIDDLE_BITS = 16;
    private static final int SERVICES_AT = LOWER_BITS + MIDDLE_BITS;

    private ActionMask() {}

    static boolean covers(long mask, RequestAction action) {
        return (mask & action.letters) == action.letters || (mask & action.service) == action.service;
    }

    /** Of all the patterns together. */
    static long of(List<String> patterns) {
        long mask = NONE;
        for (String pattern : patterns) {
            mask |= ofPattern(pattern);
        }
        return mask;
    }

    private static long ofPattern(String pattern) {
        int colon = pattern.indexOf(':');
        int wildcard = Wildcards.first(pattern);
        if (wildcard < 0) {
            return byLetters(pattern);
        }
        if (colon < 0 || colon > wildcard) {
            return ALL;
        }
        return wildcard - colon > LETTERS ? byLetters(pattern) : byService(pattern);
    }

    static long byLetters(String action) {
        int colon = action.indexOf(':');
        return bits(action.substring(0, Math.min(colon + 1 + LETTERS, action.length())), LOWER_BITS)
                | serviceBit(action);
    }

    static long byService(String action) {
        return bits(service(action), MIDDLE_BITS) << LOWER_BITS | serviceBit(action);
    }

    private static long serviceBit(String action) {
        return bit(service(action).hashCode() * 0xC2B2AE35, Byte.SIZE) << SERVICES_AT;
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':') + 1);
    }

    /** Which services a mask can be about, in eight bits; no pattern matches an action whose service is not among them. */
    static long services(long mask) {
        return mask >>> SERVICES_AT;
    }

    /** Two bits, maybe the same, of so many. */
    private static long bits(String text, int of) {
        int hash = text.hashCode();
        return bit(hash * 0x9E3779B9, of) | bit(Integer.rotateLeft(hash, 16) * 0x85EBCA6B, of);
    }

    private static long bit(int spread, int of) {
        return 1L << ((Integer.toUnsignedLong(spread) * of) >>> Integer.SIZE);
    }
}
