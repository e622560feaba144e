package io.chancery.wire.query;

import java.util.Optional;

/** A record of one component that stands for its component: the inner value, through the canonical constructor. */
record ValueTypeDecoder(Decoder inner, Canonical constructor) implements Decoder {

    @Override
    public Optional<Object> decode(QueryParameters parameters, String at, String member, Findings findings) {
        return inner.decode(parameters, at, member, findings).flatMap(value -> construct(value, member, findings));
    }

    @Override
    public boolean isPresent(QueryParameters parameters, String at) {
        return inner.isPresent(parameters, at);
    }

    @Override
    public Optional<Object> whenAbsent() {
        return inner.whenAbsent().map(value -> constructor.make(new Object[] {value}));
    }

    private Optional<Object> construct(Object value, String member, Findings findings) {
        try {
            return Optional.of(constructor.make(new Object[] {value}));
        } catch (IllegalArgumentException refusal) {
            findings.refused(member, refusal);
            return Optional.empty();
        }
    }
}
