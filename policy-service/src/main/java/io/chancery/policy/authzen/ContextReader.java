package io.chancery.policy.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.Position;
import io.chancery.policy.authzen.QuestionReader.Circumstances;
import io.chancery.policy.decision.ContextKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code context} of a question and the {@code properties} of its subject, action and resource: condition keys,
 * and the members that steer the decision.
 *
 * <p>A member of the context with a colon is a condition key; one without is {@code authzen:Context/<name>}, and
 * properties are {@code authzen:Subject/<name>}, {@code authzen:Action/<name>} and {@code authzen:Resource/<name>}.
 */
final class ContextReader {

    static final String AT_LEAST = "chancery:atLeast";
    static final String MAX_STALENESS = "chancery:maxStalenessSeconds";
    static final String EXPLAIN = "chancery:explain";

    private static final List<String> RESERVED = List.of("chancery:", "authzen:");
    private static final String OF_CONTEXT = "authzen:Context/";
    private static final int REVISIONS = 32;

    private final String path;
    private final ConditionKeys keys = new ConditionKeys();
    private List<Position> atLeast = List.of();
    private Optional<Duration> maxStaleness = Optional.empty();
    private boolean explain;

    private ContextReader(String path) {
        this.path = path;
    }

    /**
     * @param question what the context is a member of
     * @param properties of the entities that the question has, by the names of these entities
     * @throws InvalidRequest naming the member
     */
    static Circumstances of(JsonNode question, String path, Map<String, JsonNode> properties) {
        var reader = new ContextReader(path);
        StrictJson.optionalObject(question, path, "context").ifPresent(reader::read);
        properties.forEach(reader::readProperties);
        return new Circumstances(reader.keys.build(), reader.atLeast, reader.maxStaleness, reader.explain);
    }

    private void readProperties(String entity, JsonNode properties) {
        String prefix = "authzen:" + Character.toUpperCase(entity.charAt(0)) + entity.substring(1) + "/";
        String field = path + entity + ".properties.";
        for (Map.Entry<String, JsonNode> member : properties.properties()) {
            keys.addBelow(field + member.getKey(), prefix + member.getKey(), member.getValue());
        }
    }

    private void read(JsonNode context) {
        for (Map.Entry<String, JsonNode> member : context.properties()) {
            String name = member.getKey();
            String field = path + "context." + name;
            if (name.equals(AT_LEAST)) {
                atLeast = revisions(field, member.getValue());
            } else if (name.equals(MAX_STALENESS)) {
                maxStaleness = Optional.of(seconds(field, member.getValue()));
            } else if (name.equals(EXPLAIN)) {
                explain = flag(field, member.getValue());
            } else if (name.indexOf(':') < 0) {
                keys.addBelow(field, OF_CONTEXT + name, member.getValue());
            } else {
                requireFree(field, name);
                if (!member.getValue().isNull()) {
                    keys.add(field, name, member.getValue());
                }
            }
        }
    }

    private static void requireFree(String field, String key) {
        for (String reserved : RESERVED) {
            if (key.regionMatches(true, 0, reserved, 0, reserved.length())) {
                throw InvalidRequest.at(field, "is not known; '%s' is reserved".formatted(reserved));
            }
        }
        if (ContextKeys.isOfTheSuite(key)) {
            throw InvalidRequest.at(field, "is known here and must not be sent");
        }
    }

    private static List<Position> revisions(String field, JsonNode value) {
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

    private static boolean flag(String field, JsonNode value) {
        if (!value.isBoolean()) {
            throw InvalidRequest.at(field, "must be true or false, not %s".formatted(StrictJson.kind(value)));
        }
        return value.booleanValue();
    }

    private static Duration seconds(String field, JsonNode value) {
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 1) {
            throw InvalidRequest.at(field, "must be a whole number of seconds, at least 1");
        }
        return Duration.ofSeconds(value.intValue());
    }
}
