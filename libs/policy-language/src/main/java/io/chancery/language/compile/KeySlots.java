package io.chancery.language.compile;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a request's keys by slot, and what they were read as. A slot's content counts only if it was put in
 * since {@link #forget}, so starting over costs nothing.
 */
final class KeySlots {

    /** A key's value. */
    private static final class Slot {
        private int generation;
        private @Nullable String single;
        private @Nullable List<String> many;
        /** The single value, as whatever it was last read as. */
        private final ParsedValue parsed = new ParsedValue();
    }

    private static final Slot[] NO_SLOTS = {};

    private int generation = 1;
    /** Null where no value has ever been. */
    private @Nullable Slot[] slots = NO_SLOTS;

    void forget() {
        if (++generation == 0) {
            slots = NO_SLOTS;
            generation = 1;
        }
    }

    boolean holds(int slot) {
        Slot own = slot < slots.length ? slots[slot] : null;
        return own != null && own.generation == generation;
    }

    /** Both null if the key is absent. */
    void put(int slot, @Nullable String value, @Nullable List<String> values) {
        Slot own = slot < slots.length ? slots[slot] : null;
        if (own == null) {
            own = new Slot();
            add(slot, own);
        }
        own.generation = generation;
        own.single = value;
        own.many = values;
        own.parsed.forget();
    }

    @Nullable String single(int slot) {
        return held(slot).single;
    }

    @Nullable List<String> many(int slot) {
        return held(slot).many;
    }

    /** What the single value was last read as. */
    ParsedValue parsed(int slot) {
        return held(slot).parsed;
    }

    private Slot held(int slot) {
        Slot own = slots[slot];
        if (own == null) {
            throw new IllegalStateException("nothing was put into slot " + slot);
        }
        return own;
    }

    private void add(int slot, Slot fresh) {
        if (slot >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(slot + 1, ContextKey.slots()));
        }
        slots[slot] = fresh;
    }
}
