package io.chancery.language.compile;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pattern for actions, in lower case. Patterns are few and stand in many policies, so each is kept once and has a number:
 * a request's action remembers by number which of them match it, and policies hold nothing but numbers.
 *
 * <p>Numbers are never given back, and policies come from people who might write patterns without end, so there is a limit
 * to them: a pattern beyond it has none, and is compared.
 */
final class ActionPattern {

    static final int MAX_NUMBERS = 4_096;
    static final int NO_NUMBER = -1;

    private static final Map<String, ActionPattern> KNOWN = new ConcurrentHashMap<>();
    private static final ActionPattern[] BY_NUMBER = new ActionPattern[MAX_NUMBERS];

    final int number;
    private final String text;

    private ActionPattern(String text, int number) {
        this.text = text;
        this.number = number;
    }

    /** @param text in lower case */
    static ActionPattern of(String text) {
        ActionPattern known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        return KNOWN.size() < MAX_NUMBERS ? register(text) : new ActionPattern(text, NO_NUMBER);
    }

    private static synchronized ActionPattern register(String text) {
        int number = KNOWN.size();
        ActionPattern known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        if (number >= MAX_NUMBERS) {
            return new ActionPattern(text, NO_NUMBER);
        }
        ActionPattern fresh = new ActionPattern(text, number);
        BY_NUMBER[number] = fresh;
        KNOWN.put(text, fresh);
        return fresh;
    }

    /** The one that was given this number. */
    static ActionPattern numbered(int number) {
        return BY_NUMBER[number];
    }

    boolean hasNumber() {
        return number != NO_NUMBER;
    }

    String text() {
        return text;
    }

    /** @param action in lower case */
    boolean matches(String action) {
        return Wildcards.match(text, 0, text.length(), action, 0);
    }
}
