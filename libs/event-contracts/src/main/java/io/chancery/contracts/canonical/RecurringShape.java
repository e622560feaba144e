package io.chancery.contracts.canonical;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of a type whose few values stand in many states: each text is read once. */
final class RecurringShape implements Shape {

    /** Of texts that are longer than this together it begins anew: what is held here for nobody stays small. */
    private static final int REMEMBERED_BYTES = 1 << 21;

    private final Shape shape;
    private final Map<Text, Object> known = new HashMap<>();
    private final Text sought = new Text();
    private int knownBytes;
    /** How long a known text is at least. */
    private int shortest = Integer.MAX_VALUE;

    RecurringShape(Shape shape) {
        this.shape = shape;
    }

    @Override
    public Object read(Cursor cursor) throws NotCanonical {
        int begin = cursor.at();
        // Most of a known value need not be looked at twice: once is comparing it.
        int guess = known.isEmpty() ? -1 : cursor.mayEnd(shortest);
        Object value = guess < 0 ? null : find(cursor, begin, guess);
        if (value == null) {
            int end = cursor.endOfValue();
            value = end == guess ? null : find(cursor, begin, end);
        }
        return value == null ? remember(shape.read(cursor), cursor, begin) : value;
    }

    private @Nullable Object find(Cursor cursor, int begin, int end) {
        sought.set(cursor.text(), begin, end);
        Object value = known.get(sought);
        if (value != null) {
            cursor.moveTo(end);
        }
        return value;
    }

    private Object remember(Object value, Cursor cursor, int begin) {
        int length = cursor.at() - begin;
        knownBytes += length;
        if (knownBytes > REMEMBERED_BYTES) {
            known.clear();
            knownBytes = length;
            shortest = length;
        }
        shortest = Math.min(shortest, length);
        var text = new Text();
        text.set(Arrays.copyOfRange(cursor.text(), begin, begin + length), 0, length);
        known.put(text, value);
        return value;
    }

    /** A part of some bytes. Comparable, so that a map finds it quickly among others of the same hash, which tags can have. */
    private static final class Text implements Comparable<Text> {

        private static final byte[] NONE = {};
        private static final int FACTOR = 31;
        /** Their ends, and a little of the rest, tell most apart; comparing does the others. */
        private static final int END = 12;

        private static final int STEP = 16;

        private byte[] bytes = NONE;
        private int begin;
        private int end;
        private int hash;

        void set(byte[] newBytes, int newBegin, int newEnd) {
            bytes = newBytes;
            begin = newBegin;
            end = newEnd;
            int sum = end - begin;
            int last = Math.max(begin, end - END);
            for (int i = begin; i < last; i += STEP) {
                sum = FACTOR * sum + bytes[i];
            }
            for (int i = last; i < end; i++) {
                sum = FACTOR * sum + bytes[i];
            }
            hash = sum;
        }

        @Override
        public int compareTo(Text other) {
            return Arrays.compare(bytes, begin, end, other.bytes, other.begin, other.end);
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Text other && hash == other.hash && compareTo(other) == 0;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
