package io.chancery.policy.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.Position;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.decision.ContextKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code context} of a question: condition keys, and the members that steer the decision. */
final class ContextReader {

    static final String AT_LEAST = "chancery:atLeast";
    static final String MAX_STALENESS = "chancery:maxStalenessSeconds";
    static final String EXPLAIN = "chancery:explain";

    private static final String RESERVED = "chancery:";
    private static final int KEYS = 256;
    private static final int KEY_LENGTH = 512;
    private static final int VALUES = 256;
    private static final int VALUE_LENGTH = 8_192;
    private static final int REVISIONS = 32;

    private final String path;
    private final RequestContext.Builder keys = RequestContext.builder();
    private final Set<String> seen = new HashSet<>();
    private List<Position> atLeast = List.of();
    private Optional<Duration> maxStaleness = Optional.empty();
    private boolean explain;

    private ContextReader(String path) {
        this.path = path + "context.";
    }

    /** What was read. */
    record ReadContext(RequestContext keys, List<Position> atLeast, Optional<Duration> maxStaleness, boolean explain) {}

    /**
     * @param parent what the context is a member of
     * @throws InvalidRequest naming the member
     */
    static ReadContext of(JsonNode parent, String path) {
        var reader = new ContextReader(path);
        StrictJson.optionalObject(parent, path, "context").ifPresent(reader::read);
        return new ReadContext(reader.keys.build(), reader.atLeast, reader.maxStaleness, reader.explain);
    }

    private void read(JsonNode context) {
        if (context.size() > KEYS) {
            throw InvalidRequest.saying("'%s' has %d members; the limit is %d".formatted(path, context.size(), KEYS));
        }
        for (Map.Entry<String, JsonNode> member : context.properties()) {
            String key = member.getKey();
            switch (key) {
                case AT_LEAST -> atLeast = revisions(member.getValue());
                case MAX_STALENESS -> maxStaleness = Optional.of(seconds(member.getValue()));
                case EXPLAIN -> explain = flag(member.getValue());
                default -> key(key, member.getValue());
            }
        }
    }

    private void key(String key, JsonNode value) {
        String field = path + key;
        if (key.isEmpty() || key.length() > KEY_LENGTH) {
            throw InvalidRequest.saying("a condition key in '%s' has %d characters; 1 to %d are allowed"
                    .formatted(path, key.length(), KEY_LENGTH));
        }
        if (key.startsWith(RESERVED)) {
            throw InvalidRequest.at(field, "is not known; '%s' is reserved".formatted(RESERVED));
        }
        if (ContextKeys.isOfTheSuite(key)) {
            throw InvalidRequest.at(field, "is known here and must not be sent");
        }
        if (!seen.add(key.toLowerCase(Locale.ROOT))) {
            throw InvalidRequest.at(field, "is there twice: condition keys ignore case");
        }
        if (value.isArray()) {
            if (ContextKeys.isSingleValued(key)) {
                throw InvalidRequest.at(field, "holds a single value, not a list");
            }
            keys.putAll(key, list(field, value));
        } else if (ContextKeys.isMultivalued(key)) {
            keys.putAll(key, List.of(scalar(field, value)));
        } else {
            String text = scalar(field, value);
            if (!ContextKeys.isTime(key, text)) {
                throw InvalidRequest.at(field, "is no time: '%s'".formatted(text));
            }
            keys.put(key, text);
        }
    }

    private static List<String> list(String field, JsonNode array) {
        if (array.size() > VALUES) {
            throw InvalidRequest.at(field, "has %d values; the limit is %d".formatted(array.size(), VALUES));
        }
        var values = new ArrayList<String>();
        array.forEach(element -> values.add(scalar(field, element)));
        return values;
    }

    private static String scalar(String field, JsonNode value) {
        String text = switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case BOOLEAN -> String.valueOf(value.booleanValue());
            case NUMBER ->
                value.isIntegralNumber() ? value.asText() : value.decimalValue().toPlainString();
            default ->
                throw InvalidRequest.at(
                        field,
                        "must be a string, a boolean, a number or a list of these, not %s"
                                .formatted(StrictJson.kind(value)));
        };
        if (text.length() > VALUE_LENGTH) {
            throw InvalidRequest.at(
                    field, "has a value of %d characters; the limit is %d".formatted(text.length(), VALUE_LENGTH));
        }
        return text;
    }

    private List<Position> revisions(JsonNode value) {
        String field = path + AT_LEAST;
        if (!value.isArray() || value.size() > REVISIONS) {
            throw InvalidRequest.at(field, "must be a list of at most %d revisions".formatted(REVISIONS));
        }
        var positions = new ArrayList<Position>();
        for (JsonNode element : value) {
            try {
                positions.add(Position.parse(element.textValue() == null ? "" : element.textValue()));
            } catch (IllegalArgumentException e) {
                throw InvalidRequest.at(field, "holds what is no revision of the form identity/3/1042");
            }
        }
        return positions;
    }

    private boolean flag(JsonNode value) {
        if (!value.isBoolean()) {
            throw InvalidRequest.at(path + EXPLAIN, "must be true or false, not %s".formatted(StrictJson.kind(value)));
        }
        return value.booleanValue();
    }

    private Duration seconds(JsonNode value) {
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 1) {
            throw InvalidRequest.at(path + MAX_STALENESS, "must be a whole number of seconds, at least 1");
        }
        return Duration.ofSeconds(value.intValue());
    }
}
