package io.chancery.testing.awsmodel;

import io.chancery.wire.RequiredMember;
import io.chancery.wire.WireNames;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** One walk over a record and the model's structure side by side. */
final class Comparison {
    enum Side {
        REQUEST(SdkField::locationName),
        REPLY(SdkField::unmarshallLocationName);

        private final Function<SdkField<?>, String> wireName;

        Side(Function<SdkField<?>, String> wireName) {
            this.wireName = wireName;
        }
    }

    private static final Map<MarshallingType<?>, Set<Class<?>>> SCALARS = Map.of(
            MarshallingType.INTEGER, Set.of(int.class, Integer.class),
            MarshallingType.LONG, Set.of(long.class, Long.class),
            MarshallingType.BOOLEAN, Set.of(boolean.class, Boolean.class),
            MarshallingType.INSTANT, Set.of(Instant.class),
            MarshallingType.SDK_BYTES, Set.of(byte[].class));

    private final RequiredMembers required;
    private final Side side;
    private final List<Difference> differences = new ArrayList<>();

    Comparison(RequiredMembers required, Side side) {
        this.required = required;
        this.side = side;
    }

    List<Difference> differences() {
        return differences.stream().sorted().toList();
    }

    void structure(String path, Class<?> type, Map<String, SdkField<?>> model, Set<String> requiredMembers) {
        Map<String, RecordComponent> components =
                Arrays.stream(type.getRecordComponents()).collect(Collectors.toMap(WireNames::of, Function.identity()));
        Set<String> names = new TreeSet<>(model.keySet());
        names.addAll(components.keySet());
        for (String name : names) {
            String member = path + "." + name;
            RecordComponent component = components.get(name);
            SdkField<?> field = model.get(name);
            if (component == null) {
                differ(member, "not in the record");
            } else if (field == null) {
                differ(member, "not in AWS's model");
            } else {
                requiredness(member, component, field, requiredMembers.contains(name));
                value(member, withoutOptional(component), field);
            }
        }
    }

    /** In an answer AWS's optional members may always be there; in a request they must not be demanded. */
    private void requiredness(String member, RecordComponent component, SdkField<?> field, boolean inModel) {
        boolean optional = component.getType() == Optional.class;
        boolean many =
                field.marshallingType() == MarshallingType.LIST || field.marshallingType() == MarshallingType.MAP;
        if (side == Side.REPLY) {
            if (inModel && optional) {
                differ(member, "required by AWS, optional in the record");
            }
            return;
        }
        boolean inRecord = many ? component.isAnnotationPresent(RequiredMember.class) : !optional;
        if (inModel != inRecord) {
            differ(
                    member,
                    inModel ? "required by AWS, optional in the record" : "optional for AWS, required by the record");
        }
    }

    private void value(String path, Type type, SdkField<?> field) {
        MarshallingType<?> wanted = field.marshallingType();
        Type plain = withoutValueTypes(type);
        if (wanted == MarshallingType.LIST) {
            elements(path, plain, List.class, 0)
                    .ifPresent(element -> value(
                            path + ".member",
                            element,
                            field.getTrait(ListTrait.class).memberFieldInfo()));
        } else if (wanted == MarshallingType.MAP) {
            elements(path, plain, Map.class, 1)
                    .ifPresent(element -> value(
                            path + ".value",
                            element,
                            field.getTrait(MapTrait.class).valueFieldInfo()));
        } else if (wanted == MarshallingType.SDK_POJO) {
            nested(path, type, field);
        } else if (!isScalar(plain, wanted)) {
            differ(
                    path,
                    "%s in AWS's model, %s in the record"
                            .formatted(wanted.getTargetClass().getSimpleName(), type));
        }
    }

    private void nested(String path, Type type, SdkField<?> field) {
        if (!(type instanceof Class<?> record) || !record.isRecord()) {
            differ(path, "a structure in AWS's model, %s in the record".formatted(type));
        } else if (WireNames.isValueType(record)) {
            differ(path, "a structure in AWS's model; %s needs @Structure".formatted(record.getSimpleName()));
        } else {
            SdkPojo builder = field.constructor().get();
            structure(
                    path,
                    record,
                    AwsModel.fields(builder, side.wireName),
                    // The constructor gives the builder, which is a class inside the structure's own.
                    required.ofShape(builder.getClass().getEnclosingClass()));
        }
    }

    private Optional<Type> elements(String path, Type type, Class<?> collection, int argument) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == collection) {
            return Optional.of(generic.getActualTypeArguments()[argument]);
        }
        differ(path, "a %s in AWS's model, %s in the record".formatted(collection.getSimpleName(), type));
        return Optional.empty();
    }

    private static boolean isScalar(Type type, MarshallingType<?> wanted) {
        if (wanted == MarshallingType.STRING) {
            return type == String.class || type instanceof Class<?> plain && plain.isEnum();
        }
        return SCALARS.getOrDefault(wanted, Set.of()).contains(type);
    }

    private static Type withoutOptional(RecordComponent component) {
        return component.getType() == Optional.class
                ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getGenericType();
    }

    private static Type withoutValueTypes(Type type) {
        Type plain = type;
        while (plain instanceof Class<?> valueType && WireNames.isValueType(valueType)) {
            plain = valueType.getRecordComponents()[0].getGenericType();
        }
        return plain;
    }

    private void differ(String path, String what) {
        differences.add(new Difference(path, what));
    }
}
