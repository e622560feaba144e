package io.chancery.contracts.canonical;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A record: its components in their order. */
final class RecordShape implements Shape {

    /**
     * A component.
     *
     * @param optional left out when it is empty
     */
    record Member(byte[] name, boolean optional, Shape shape) {

        static Member of(String name, boolean optional, Shape shape) {
            return new Member(("\"" + name + "\":").getBytes(StandardCharsets.UTF_8), optional, shape);
        }
    }

    private final Constructor<?> constructor;
    private final Member[] members;

    RecordShape(Constructor<?> constructor, List<Member> members) {
        this.constructor = constructor;
        this.members = members.toArray(Member[]::new);
    }

    @Override
    public Object read(Cursor cursor) throws NotCanonical {
        Object[] values = new Object[members.length];
        cursor.expect('{');
        boolean first = true;
        for (int i = 0; i < members.length; i++) {
            Member member = members[i];
            int before = cursor.at();
            if ((first || cursor.skips(',')) && cursor.skips(member.name)) {
                first = false;
                Object value = member.shape.read(cursor);
                values[i] = member.optional ? Optional.of(value) : value;
            } else if (member.optional) {
                cursor.moveTo(before);
                values[i] = Optional.empty();
            } else {
                throw NotCanonical.HERE;
            }
        }
        cursor.expect('}');
        return make(constructor, values);
    }

    /** What a constructor refuses is told by the other reader, in its words. */
    static Object make(Constructor<?> constructor, Object... values) throws NotCanonical {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw NotCanonical.HERE;
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(constructor + " is no constructor of a public record", e);
        }
    }
}
