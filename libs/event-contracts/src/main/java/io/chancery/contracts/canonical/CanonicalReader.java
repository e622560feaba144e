package io.chancery.contracts.canonical;

import java.util.Optional;

/**
 * Reads values of some types from their canonical form; equal values of {@link Recurring} types become one object. For one
 * thread.
 */
public final class CanonicalReader {

    private final Shapes shapes = new Shapes();

    /** Reads one type. */
    @FunctionalInterface
    public interface Of<T> {

        /**
         * The value that begins here; then the cursor stands behind it.
         *
         * @throws NotCanonical if it is written in another way, or is none
         */
        T read(Cursor cursor) throws NotCanonical;
    }

    /** None for a type that has something in it that is not known here. */
    public <T> Optional<Of<T>> of(Class<T> type) {
        return shapes.of(type).map(shape -> cursor -> type.cast(shape.read(cursor)));
    }

    /** Text of which there are few. */
    public Of<String> recurringText() {
        var shape = new RecurringShape(Cursor::string);
        return cursor -> (String) shape.read(cursor);
    }
}
