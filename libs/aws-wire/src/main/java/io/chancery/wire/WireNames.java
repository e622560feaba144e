package io.chancery.wire;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** How Java's names and AWS's names go together; the one place that knows. */
public final class WireNames {
    private WireNames() {}

    /** {@code userName} is {@code UserName}, unless {@link WireName} says otherwise. */
    public static String of(RecordComponent component) {
        WireName given = component.getAnnotation(WireName.class);
        String name = component.getName();
        return given != null ? given.value() : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** A member's name in AWS's validation messages: the wire name with a small first letter. */
    public static String inMessage(String wireName) {
        return Character.toLowerCase(wireName.charAt(0)) + wireName.substring(1);
    }

    /** A record of one component that is not a {@link Structure} stands on the wire for its component. */
    public static boolean isValueType(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length == 1 && !type.isAnnotationPresent(Structure.class);
    }

    /** The constants of an enum by wire value, in order of declaration: {@link WireName}'s, or the constant's name. */
    public static Map<String, Enum<?>> ofConstants(Class<?> enumType) {
        Map<String, Enum<?>> byName = new LinkedHashMap<>();
        for (Object constant : enumType.getEnumConstants()) {
            Enum<?> each = (Enum<?>) constant;
            byName.put(of(each), each);
        }
        return byName;
    }

    /** The wire value of one constant. */
    public static String of(Enum<?> constant) {
        try {
            WireName given =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(WireName.class);
            return given != null ? given.value() : constant.name();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("An enum without its own constant: " + constant, e);
        }
    }
}
