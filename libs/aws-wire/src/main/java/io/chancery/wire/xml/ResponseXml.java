package io.chancery.wire.xml;

import io.chancery.wire.WireNames;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation's answer, written from the components of its reply record:
 *
 * <pre>{@code
 * <CreateUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
 *   <CreateUserResult><User>…</User></CreateUserResult>
 *   <ResponseMetadata><RequestId>…</RequestId></ResponseMetadata>
 * </CreateUserResponse>
 * }</pre>
 *
 * <p>The record stands for the Result element; each component is an element in it. An empty {@code Optional} is no
 * element, an empty list an empty one; elements of a list are {@code <member>}, of a map {@code
 * <entry><key/><value/></entry>}. Instants are UTC in whole seconds, {@code byte[]} is base64, a record of one
 * component is written as its component unless it is a {@link io.chancery.wire.Structure}.
 */
public final class ResponseXml {
    private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Member::of).toList();
        }
    };

    private ResponseXml() {}

    /**
     * @param namespace of the service, {@code https://iam.amazonaws.com/doc/2010-05-08/}
     * @param operation {@code CreateUser}
     * @param result the reply record; empty for an operation that answers with nothing, which has no Result element
     * @return UTF-8
     * @throws IllegalArgumentException if the record holds a type that has no form on the wire, which is a bug
     */
    public static byte[] success(
            String namespace, String operation, Optional<? extends Record> result, String requestId) {
        XmlWriter xml = new XmlWriter().open(operation + "Response", namespace);
        result.ifPresent(reply -> {
            xml.open(operation + "Result");
            members(xml, reply);
            xml.close(operation + "Result");
        });
        return xml.open("ResponseMetadata")
                .element("RequestId", requestId)
                .close("ResponseMetadata")
                .close(operation + "Response")
                .toBytes();
    }

    private static void members(XmlWriter xml, Record structure) {
        for (Member member : MEMBERS.get(structure.getClass())) {
            Object value = member.of(structure);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> element(xml, member.wireName(), present));
            } else {
                element(xml, member.wireName(), value);
            }
        }
    }

    private static void element(XmlWriter xml, String name, Object value) {
        xml.open(name);
        content(xml, value);
        xml.close(name);
    }

    private static void content(XmlWriter xml, Object value) {
        switch (value) {
            case String text -> xml.text(text);
            case Integer number -> xml.text(number.toString());
            case Long number -> xml.text(number.toString());
            case Boolean truth -> xml.text(truth.toString());
            case Instant instant ->
                xml.text(instant.truncatedTo(ChronoUnit.SECONDS).toString());
            case byte[] blob -> xml.text(Base64.getEncoder().encodeToString(blob));
            case Enum<?> constant -> xml.text(WireNames.of(constant));
            case List<?> list -> list.forEach(each -> element(xml, "member", each));
            case Map<?, ?> map -> map.forEach((k, v) -> entry(xml, k, v));
            case Record valueType
            when WireNames.isValueType(valueType.getClass()) ->
                content(xml, MEMBERS.get(valueType.getClass()).getFirst().of(valueType));
            case Record structure -> members(xml, structure);
            default -> throw new IllegalArgumentException(value.getClass() + " has no form on the wire.");
        }
    }

    private static void entry(XmlWriter xml, Object key, Object value) {
        xml.open("entry");
        element(xml, "key", key);
        element(xml, "value", value);
        xml.close("entry");
    }

    private record Member(String wireName, Method accessor) {
        static Member of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Member(WireNames.of(component), accessor);
        }

        Object of(Record structure) {
            try {
                return accessor.invoke(structure);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("Cannot read " + accessor, e);
            }
        }
    }
}
