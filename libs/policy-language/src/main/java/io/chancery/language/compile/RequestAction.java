package io.chancery.language.compile;

import io.chancery.language.match.Ascii;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The action of a request, in lower case, with what patterns ask of it first.
 *
 * <p>Remembers the actions that were asked for, since they are few; when somebody sends too many, it starts again.
 */
final class RequestAction {

    private static final int REMEMBERED = 2_048;
    private static final int LONGEST_REMEMBERED = 128;
    private static final Map<String, RequestAction> KNOWN = new ConcurrentHashMap<>();

    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;

    private static final byte NOT_ASKED = 0;
    private static final byte MATCHES = 1;
    private static final byte DOES_NOT_MATCH = 2;
    private static final byte[] NOTHING_ASKED = {};

    final String name;

    /** What a mask has if it has a pattern with this service and these first letters; as in {@link ActionMask}. */
    final long letters;

    /** What a mask has if it has a pattern for all of this service. */
    final long service;

    /** Its service as a mask's {@link ActionMask#services} have it, eight times: for as many masks at once. */
    final long serviceInEachByte;

    /**
     * By pattern's number, whether it matches. Threads that learn at the same time may forget what the other has learned, and
     * will learn it again.
     */
    private byte[] verdicts = NOTHING_ASKED;

    private RequestAction(String name) {
        this.name = name;
        this.letters = ActionMask.byLetters(name);
        this.service = ActionMask.byService(name);
        this.serviceInEachByte = ActionMask.services(service) * EACH_BYTE;
    }

    /** @param action in any case */
    static RequestAction of(String action) {
        RequestAction known = KNOWN.get(action);
        return known == null ? learn(action) : known;
    }

    private static RequestAction learn(String action) {
        RequestAction fresh = new RequestAction(Ascii.lowerCase(action));
        if (action.length() <= LONGEST_REMEMBERED) {
            if (KNOWN.size() >= REMEMBERED) {
                KNOWN.clear();
            }
            KNOWN.put(action, fresh);
        }
        return fresh;
    }

    /** @param pattern in lower case */
    boolean matches(String pattern) {
        return Wildcards.match(pattern, 0, pattern.length(), name, 0);
    }

    /** @param pattern its number in {@link ActionPatterns#NUMBERED} */
    boolean matches(int pattern) {
        byte[] known = verdicts;
        byte verdict = pattern < known.length ? known[pattern] : NOT_ASKED;
        return verdict == NOT_ASKED ? ask(pattern) : verdict == MATCHES;
    }

    private boolean ask(int pattern) {
        boolean matches = matches(ActionPatterns.NUMBERED.text(pattern));
        byte[] known = verdicts;
        if (pattern >= known.length) {
            known = Arrays.copyOf(known, Integer.highestOneBit(pattern | 1) << 1);
        }
        known[pattern] = matches ? MATCHES : DOES_NOT_MATCH;
        verdicts = known;
        return matches;
    }
}
