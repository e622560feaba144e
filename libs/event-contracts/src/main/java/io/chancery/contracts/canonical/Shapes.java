package io.chancery.contracts.canonical;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The shapes of the types that states are made of. */
final class Shapes {

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final Map<Type, Optional<Shape>> known = new HashMap<>();

    /** None for a type that is written in some way that is not known here. */
    Optional<Shape> of(Type type) {
        Optional<Shape> shape = known.get(type);
        if (shape == null) {
            shape = Optional.ofNullable(shape(type));
            known.put(type, shape);
        }
        return shape;
    }

    private @Nullable Shape shape(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic.getRawType(), generic.getActualTypeArguments());
        }
        if (!(type instanceof Class<?> plain)) {
            return null;
        }
        Shape shape = plain(plain);
        return shape != null && plain.isAnnotationPresent(Recurring.class) ? new RecurringShape(shape) : shape;
    }

    private @Nullable Shape plain(Class<?> type) {
        if (type == String.class) {
            return Cursor::string;
        }
        if (type == long.class) {
            return Cursor::number;
        }
        if (type == int.class) {
            return Shapes::integer;
        }
        if (type == boolean.class) {
            return Shapes::truth;
        }
        if (type == Instant.class) {
            return Cursor::instant;
        }
        if (type.isEnum()) {
            return constant(type);
        }
        return type.isRecord() && Modifier.isPublic(type.getModifiers()) ? record(type) : null;
    }

    private @Nullable Shape generic(Type raw, Type... of) {
        if (raw == List.class) {
            return of(of[0]).map(Shapes::list).orElse(null);
        }
        if (raw == SortedMap.class && of[0] == String.class) {
            return of(of[1]).map(values -> map(TreeMap::new, values)).orElse(null);
        }
        if (raw == Map.class && of[0] == String.class) {
            return of(of[1]).map(values -> map(LinkedHashMap::new, values)).orElse(null);
        }
        return null;
    }

    private @Nullable Shape record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = constructor(type, components);
        if (components.length == 1 && components[0].getAccessor().isAnnotationPresent(JsonValue.class)) {
            return of(components[0].getGenericType())
                    .<Shape>map(shape -> cursor -> RecordShape.make(constructor, shape.read(cursor)))
                    .orElse(null);
        }
        var members = new ArrayList<RecordShape.Member>();
        for (RecordComponent component : components) {
            boolean optional = component.getType() == Optional.class;
            Type written = optional
                    ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                    : component.getGenericType();
            Optional<Shape> shape = of(written);
            if (shape.isEmpty()) {
                return null;
            }
            members.add(RecordShape.Member.of(component.getName(), optional, shape.get()));
        }
        return new RecordShape(constructor, members);
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent... components) {
        try {
            return type.getConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every public record has this constructor", e);
        }
    }

    private static Object integer(Cursor cursor) throws NotCanonical {
        long number = cursor.number();
        if (number > Integer.MAX_VALUE) {
            throw NotCanonical.HERE;
        }
        return (int) number;
    }

    private static Object truth(Cursor cursor) throws NotCanonical {
        if (cursor.skips(TRUE)) {
            return true;
        }
        cursor.expect(FALSE);
        return false;
    }

    private static Shape constant(Class<?> type) {
        var constants = new HashMap<String, Object>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return cursor -> {
            Object constant = constants.get(cursor.string());
            if (constant == null) {
                throw NotCanonical.HERE;
            }
            return constant;
        };
    }

    private static Shape list(Shape elements) {
        return cursor -> {
            cursor.expect('[');
            var list = new ArrayList<Object>();
            if (cursor.skips(']')) {
                return list;
            }
            do {
                list.add(elements.read(cursor));
            } while (cursor.skips(','));
            cursor.expect(']');
            list.trimToSize();
            return list;
        };
    }

    private static Shape map(Supplier<Map<String, Object>> maps, Shape values) {
        return cursor -> {
            Map<String, Object> map = maps.get();
            cursor.expect('{');
            if (cursor.skips('}')) {
                return map;
            }
            String last = null;
            do {
                String key = cursor.string();
                if (last != null && last.compareTo(key) >= 0) {
                    throw NotCanonical.HERE;
                }
                cursor.expect(':');
                map.put(key, values.read(cursor));
                last = key;
            } while (cursor.skips(','));
            cursor.expect('}');
            return map;
        };
    }
}
