package io.chancery.wire.query;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** A record's canonical constructor. */
final class Canonical {
    private final Constructor<?> constructor;

    private Canonical(Constructor<?> constructor) {
        this.constructor = constructor;
    }

    static Canonical of(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            // Operation records may be package-private; their package is still the codec's to build.
            constructor.setAccessible(true);
            return new Canonical(constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record without its canonical constructor: " + type, e);
        }
    }

    /** @throws IllegalArgumentException the constructor's own; any other exception is a bug and passes through */
    Object make(Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException("Constructor of " + constructor, e);
            }
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("Cannot construct " + constructor, e);
        }
    }
}
