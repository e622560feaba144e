package io.chancery.language.compile;

import io.chancery.language.match.Ascii;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The action of a request, in lower case, with what patterns ask of it first.
 *
 * <p>Remembers the actions that were asked for, since they are few; when somebody sends too many, it starts again.
 */
final class RequestAction {

    private static final int REMEMBERED = 4_096;
    private static final int LONGEST_REMEMBERED = 128;
    private static final Map<String, RequestAction> KNOWN = new ConcurrentHashMap<>();

    final String name;

    /** What a mask has if it has a pattern with this service and these first letters; as in {@link ActionMask}. */
    final long letters;

    /** What a mask has if it has a pattern for all of this service. */
    final long service;

    private RequestAction(String name) {
        this.name = name;
        this.letters = ActionMask.byLetters(name);
        this.service = ActionMask.byService(name);
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
}
