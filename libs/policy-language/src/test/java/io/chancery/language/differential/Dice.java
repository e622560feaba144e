package io.chancery.language.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Random choices, all of which follow from one seed. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** True this often in a hundred. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Between {@code least} and {@code most} of them, few more often than many. */
    <T> List<T> some(int least, int most, Supplier<T> maker) {
        int count = Math.min(random.nextInt(most - least + 1), random.nextInt(most - least + 1)) + least;
        List<T> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(maker.get());
        }
        return made;
    }

    /** Up to so many characters of the alphabet. */
    String text(String alphabet, int longest) {
        int length = random.nextInt(longest + 1);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** The text, some of its ASCII letters in the other case. */
    String inSomeCase(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (letter && percent(30)) {
                changed.setCharAt(i, (char) (c ^ 0x20));
            }
        }
        return changed.toString();
    }
}
