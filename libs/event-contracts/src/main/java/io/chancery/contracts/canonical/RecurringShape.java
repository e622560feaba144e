package io.chancery.contracts.canonical;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Of a type whose few values stand in many states: each text is read once. */
final class RecurringShape implements Shape {

    /** Of texts that are longer than this together it begins anew: what is held here for nobody stays small. */
    private static final int REMEMBERED_BYTES = 1 << 21;

    private final Shape shape;
    private final Map<Text, Object> known = new HashMap<>();
    private final Text sought = new Text();
    private int knownBytes;

    RecurringShape(Shape shape) {
        this.shape = shape;
    }

    @Override
    public Object read(Cursor cursor) throws NotCanonical {
        int begin = cursor.at();
        int end = cursor.endOfValue();
        sought.set(cursor.text(), begin, end);
        Object value = known.get(sought);
        if (value != null) {
            cursor.moveTo(end);
            return value;
        }
        value = shape.read(cursor);
        knownBytes += end - begin;
        if (knownBytes > REMEMBERED_BYTES) {
            known.clear();
            knownBytes = end - begin;
        }
        var text = new Text();
        text.set(Arrays.copyOfRange(cursor.text(), begin, end), 0, end - begin);
        known.put(text, value);
        return value;
    }

    /** A part of some bytes. Comparable, so that a map finds it quickly among others of the same hash, which tags can have. */
    private static final class Text implements Comparable<Text> {

        private static final byte[] NONE = {};
        private static final int FACTOR = 31;

        private byte[] bytes = NONE;
        private int begin;
        private int end;
        private int hash;

        void set(byte[] newBytes, int newBegin, int newEnd) {
            bytes = newBytes;
            begin = newBegin;
            end = newEnd;
            int sum = 0;
            for (int i = begin; i < end; i++) {
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
