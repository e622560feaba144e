package io.chancery.language.fuzzing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a fuzzer's bytes into choices and texts. When they are used up, it is the first choice and empty text. */
final class FuzzInput {

    private static final int LONGEST_TEXT = 48;

    private final byte[] bytes;
    private int at;

    FuzzInput(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** From 0 to below the bound, which is at most 256. */
    int below(int bound) {
        return at < bytes.length ? (bytes[at++] & 0xFF) % bound : 0;
    }

    boolean oneIn(int chances) {
        return below(chances) == 0;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    String text() {
        int length = Math.min(below(LONGEST_TEXT), bytes.length - at);
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** Up to so many texts, at least one. */
    List<String> texts(int most) {
        List<String> texts = new ArrayList<>();
        for (int i = below(most); i >= 0; i--) {
            texts.add(text());
        }
        return texts;
    }

    String rest() {
        String rest = new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8);
        at = bytes.length;
        return rest;
    }
}
