package io.chancery.wire.query;

import io.chancery.wire.WireNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One parameter, one value.
 *
 * @param parse throws IllegalArgumentException or DateTimeException for text that is no such value
 * @param rule what AWS's message says the member must be
 */
record ScalarDecoder(Function<String, ?> parse, String rule) implements Decoder {

    /** The decoder of a scalar type, or empty if the type is none. */
    static Optional<Decoder> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(ofEnum(type));
        }
        return Optional.ofNullable(
                switch (type.getName()) {
                    case "java.lang.String" -> new ScalarDecoder(Function.identity(), "Member must be a string");
                    case "int", "java.lang.Integer" -> new ScalarDecoder(Integer::valueOf, "Member must be an integer");
                    case "long", "java.lang.Long" -> new ScalarDecoder(Long::valueOf, "Member must be a long integer");
                    case "boolean", "java.lang.Boolean" ->
                        new ScalarDecoder(ScalarDecoder::truth, "Member must be true or false");
                    case "java.time.Instant" ->
                        new ScalarDecoder(ScalarDecoder::instant, "Member must be an ISO 8601 timestamp");
                    case "[B" -> new ScalarDecoder(Base64.getDecoder()::decode, "Member must be base64");
                    default -> null;
                });
    }

    private static Decoder ofEnum(Class<?> type) {
        Map<String, Enum<?>> byName = WireNames.ofConstants(type);
        return new ScalarDecoder(
                text -> Optional.<Object>ofNullable(byName.get(text)).orElseThrow(IllegalArgumentException::new),
                "Member must satisfy enum value set: [" + String.join(", ", byName.keySet()) + "]");
    }

    @Override
    public Optional<Object> decode(QueryParameters parameters, String at, String member, Findings findings) {
        Optional<String> text = parameters.value(at);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text.get()));
        } catch (IllegalArgumentException | DateTimeException e) {
            findings.broken(member, text.get(), rule);
            return Optional.empty();
        }
    }

    @Override
    public boolean isPresent(QueryParameters parameters, String at) {
        return parameters.value(at).isPresent();
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
