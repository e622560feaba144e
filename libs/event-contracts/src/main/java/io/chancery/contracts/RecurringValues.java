package io.chancery.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads equal values of {@link Recurring} types into one object. A principal's state names its account and each of its
 * groups and policies, and there are far fewer of those than of principals.
 */
final class RecurringValues extends BeanDeserializerModifier {

    /** Of more than these it begins anew: what is held here for nobody stays small. */
    private static final int REMEMBERED = 1 << 16;

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Map<Object, Object> seen = new HashMap<>();

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription described, JsonDeserializer<?> deserializer) {
        return described.getBeanClass().isAnnotationPresent(Recurring.class)
                ? new OncePerValue(deserializer)
                : deserializer;
    }

    private Object one(Object value) {
        Object known = seen.putIfAbsent(value, value);
        if (known != null) {
            return known;
        }
        if (seen.size() > REMEMBERED) {
            seen.clear();
        }
        return value;
    }

    private final class OncePerValue extends DelegatingDeserializer {

        @Serial
        private static final long serialVersionUID = 1;

        OncePerValue(JsonDeserializer<?> reading) {
            super(reading);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reading) {
            return new OncePerValue(reading);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object value = super.deserialize(parser, context);
            return value == null ? null : one(value);
        }
    }
}
