package io.chancery.language.compile;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a request's keys by slot, and what they were read as. A slot's content counts only if it was put in
 * since {@link #forget}, so starting over costs nothing.
 */
final class KeySlots {

    private int generation = 1;
    private int[] generations = {};
    private @Nullable String[] single = {};
    private @Nullable List<?>[] many = {};

    /** What {@link ParsedValue} last read of the slot's single value: its type, its state, two numbers or an object. */
    private byte[] type = {};

    private boolean[] readable = {};
    private long[] high = {};
    private long[] low = {};
    private int[] unit = {};
    private @Nullable Object[] object = {};

    void forget() {
        if (++generation == 0) {
            Arrays.fill(generations, 0);
            generation = 1;
        }
    }

    boolean holds(int slot) {
        return slot < generations.length && generations[slot] == generation;
    }

    /** Both null if the key is absent. */
    void put(int slot, @Nullable String value, @Nullable List<String> values) {
        if (slot >= generations.length) {
            grow(Math.max(slot + 1, ContextKey.slots()));
        }
        generations[slot] = generation;
        single[slot] = value;
        many[slot] = values;
        type[slot] = ParsedValue.NOT_READ;
    }

    @Nullable String single(int slot) {
        return single[slot];
    }

    @SuppressWarnings("unchecked")
    @Nullable List<String> many(int slot) {
        return (List<String>) many[slot];
    }

    byte type(int slot) {
        return type[slot];
    }

    void keep(int slot, ParsedValue value, byte asType, boolean wasReadable) {
        type[slot] = asType;
        readable[slot] = wasReadable;
        high[slot] = value.high;
        low[slot] = value.low;
        unit[slot] = value.unit;
        object[slot] = value.object;
    }

    boolean restore(int slot, ParsedValue into) {
        into.high = high[slot];
        into.low = low[slot];
        into.unit = unit[slot];
        into.object = object[slot];
        return readable[slot];
    }

    private void grow(int length) {
        generations = Arrays.copyOf(generations, length);
        single = Arrays.copyOf(single, length);
        many = Arrays.copyOf(many, length);
        type = Arrays.copyOf(type, length);
        readable = Arrays.copyOf(readable, length);
        high = Arrays.copyOf(high, length);
        low = Arrays.copyOf(low, length);
        unit = Arrays.copyOf(unit, length);
        object = Arrays.copyOf(object, length);
    }
}
