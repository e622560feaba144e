package io.chancery.wire.query;

import io.chancery.wire.RequiredMember;
import io.chancery.wire.WireNames;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A structure: its members under {@code X.}, or without a prefix for an operation. */
record RecordDecoder(Canonical constructor, List<Member> members) implements Decoder {

    /**
     * @param optional the component is an {@code Optional}
     * @param required the component is a list or map marked {@link RequiredMember}
     */
    record Member(String wireName, Decoder decoder, boolean optional, boolean required) {

        static Member of(RecordComponent component, Decoder decoder) {
            return new Member(
                    WireNames.of(component),
                    decoder,
                    component.getType() == Optional.class,
                    component.isAnnotationPresent(RequiredMember.class));
        }

        /** The constructor's argument; empty if there is none to give, which {@code findings} then knows. */
        Optional<Object> argument(QueryParameters parameters, String at, String member, Findings findings) {
            if (decoder.isPresent(parameters, at)) {
                Optional<Object> value = decoder.decode(parameters, at, member, findings);
                return optional ? Optional.of(value) : value;
            }
            if (optional) {
                return Optional.of(Optional.empty());
            }
            Optional<Object> absent = required ? Optional.empty() : decoder.whenAbsent();
            if (absent.isEmpty()) {
                findings.missing(member);
            }
            return absent;
        }
    }

    @Override
    public Optional<Object> decode(QueryParameters parameters, String at, String member, Findings findings) {
        Object[] arguments = new Object[members.size()];
        boolean complete = true;
        for (int i = 0; i < arguments.length; i++) {
            Member each = members.get(i);
            String wireName = at.isEmpty() ? each.wireName() : at + "." + each.wireName();
            String named = WireNames.inMessage(each.wireName());
            Optional<Object> argument =
                    each.argument(parameters, wireName, member.isEmpty() ? named : member + "." + named, findings);
            complete &= argument.isPresent();
            argument.ifPresent(set(arguments, i));
        }
        // With findings the request is refused anyway, and an Optional may be empty only because its value was wrong.
        return complete && !findings.any() ? construct(arguments, member, findings) : Optional.empty();
    }

    @Override
    public boolean isPresent(QueryParameters parameters, String at) {
        return at.isEmpty() || !parameters.startingWith(at + ".").isEmpty();
    }

    private Optional<Object> construct(Object[] arguments, String member, Findings findings) {
        try {
            return Optional.of(constructor.make(arguments));
        } catch (IllegalArgumentException refusal) {
            findings.refused(member, refusal);
            return Optional.empty();
        }
    }

    private static Consumer<Object> set(Object[] arguments, int index) {
        return value -> arguments[index] = value;
    }
}
