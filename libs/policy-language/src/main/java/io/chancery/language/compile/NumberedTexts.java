package io.chancery.language.compile;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Texts that recur in many policies, by number: policies hold the numbers, and the few texts stay near the processor.
 *
 * <p>Numbers are never given back, and policies come from people who might write texts without end, so there is a limit to
 * them, in number and in length: a text beyond it has none.
 */
final class NumberedTexts {

    static final int MOST = 4_096;
    static final int LONGEST = 128;
    static final int NO_NUMBER = -1;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final String[] texts = new String[MOST];

    /** The text's number, from 0; {@link #NO_NUMBER} if there are too many already. */
    int number(String text) {
        if (text.length() > LONGEST) {
            return NO_NUMBER;
        }
        Integer known = numbers.get(text);
        return known == null ? add(text) : known;
    }

    private synchronized int add(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        if (number == MOST) {
            return NO_NUMBER;
        }
        texts[number] = text;
        numbers.put(text, number);
        return number;
    }

    /** The text that was given this number. */
    String text(int number) {
        return texts[number];
    }
}
