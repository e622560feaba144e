package io.chancery.policy.authzen;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads JSON with nothing overlooked: no name twice, nothing after the value, bounded depth. */
public final class StrictJson {

    private static final int DEPTH = 16;
    private static final int NUMBER_LENGTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(NUMBER_LENGTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    /** @throws InvalidRequest if it is not one JSON object */
    public static JsonNode object(byte[] body) {
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (StreamConstraintsException e) {
            throw InvalidRequest.saying(
                    "the body nests deeper than %d or has a number longer than %d".formatted(DEPTH, NUMBER_LENGTH));
        } catch (JsonProcessingException e) {
            throw InvalidRequest.saying("the body is not JSON: " + place(e));
        } catch (IOException e) {
            throw InvalidRequest.saying("the body is not JSON");
        }
        if (node.isMissingNode()) {
            throw InvalidRequest.saying("the body is empty; it must be a JSON object");
        }
        if (!node.isObject()) {
            throw InvalidRequest.saying("the body must be a JSON object, not %s".formatted(kind(node)));
        }
        return node;
    }

    private static String place(JsonProcessingException e) {
        String what = e.getOriginalMessage().startsWith("Duplicate field")
                ? "an object has the same member twice"
                : "syntax error";
        return e.getLocation() == null
                ? what
                : "%s at line %d, column %d"
                        .formatted(
                                what,
                                e.getLocation().getLineNr(),
                                e.getLocation().getColumnNr());
    }

    /** @throws InvalidRequest if the object has a member that is not among these */
    public static void allowOnly(JsonNode object, String path, Set<String> members) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name)) {
                throw InvalidRequest.at(
                        path + name,
                        "is not a known member; known are "
                                + members.stream().sorted().toList());
            }
        }
    }

    /** Null is as if it were not there. @throws InvalidRequest if the member is there and is no object */
    public static Optional<JsonNode> optionalObject(JsonNode parent, String path, String name) {
        JsonNode node = parent.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            throw InvalidRequest.at(path + name, "must be an object, not %s".formatted(kind(node)));
        }
        return Optional.of(node);
    }

    /** @throws InvalidRequest if the member is missing, no string, empty or too long */
    public static String text(JsonNode parent, String path, String name, int limit) {
        return optionalText(parent, path, name, limit).orElseThrow(() -> InvalidRequest.at(path + name, "is missing"));
    }

    /** Null is as if it were not there. @throws InvalidRequest if the member is there and is no string, empty or too long */
    public static Optional<String> optionalText(JsonNode parent, String path, String name, int limit) {
        JsonNode node = parent.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw InvalidRequest.at(path + name, "must be a string, not %s".formatted(kind(node)));
        }
        String text = node.textValue();
        if (text.isEmpty()) {
            throw InvalidRequest.at(path + name, "must not be empty");
        }
        if (text.length() > limit) {
            throw InvalidRequest.at(path + name, "has %d characters; the limit is %d".formatted(text.length(), limit));
        }
        return Optional.of(text);
    }

    public static String kind(JsonNode node) {
        JsonNodeType type = node.getNodeType();
        return switch (type) {
            case NULL -> "null";
            case OBJECT, ARRAY -> "an " + type.name().toLowerCase(Locale.ROOT);
            default -> "a " + type.name().toLowerCase(Locale.ROOT);
        };
    }
}
