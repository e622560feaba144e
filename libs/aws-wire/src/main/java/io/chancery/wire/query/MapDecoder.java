package io.chancery.wire.query;

import io.chancery.wire.PercentEncoding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code X.entry.N.key} and {@code X.entry.N.value}; {@code X=} is the empty map. A key comes once. */
record MapDecoder(Decoder key, Decoder value) implements Decoder {

    @Override
    public Optional<Object> decode(QueryParameters parameters, String at, String member, Findings findings) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int index : ListDecoder.indexes(parameters, at, ".entry.")) {
            String entry = at + ".entry." + index;
            String named = member + "." + index;
            Optional<Object> k = part(key, parameters, entry + ".key", named + ".key", findings);
            Optional<Object> v = part(value, parameters, entry + ".value", named + ".value", findings);
            if (k.isPresent() && v.isPresent() && entries.putIfAbsent(k.get(), v.get()) != null) {
                throw PercentEncoding.malformed("The key of '%s' is given more than once.".formatted(entry));
            }
        }
        return Optional.of(Collections.unmodifiableMap(entries));
    }

    private static Optional<Object> part(
            Decoder decoder, QueryParameters parameters, String at, String member, Findings findings) {
        if (!decoder.isPresent(parameters, at)) {
            findings.missing(member);
            return Optional.empty();
        }
        return decoder.decode(parameters, at, member, findings);
    }

    @Override
    public boolean isPresent(QueryParameters parameters, String at) {
        return parameters.value(at).isPresent()
                || !parameters.startingWith(at + ".entry.").isEmpty();
    }

    @Override
    public Optional<Object> whenAbsent() {
        return Optional.of(Map.of());
    }
}
