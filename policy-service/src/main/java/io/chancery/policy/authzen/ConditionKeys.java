package io.chancery.policy.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.decision.ContextKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes condition keys of members of a request. */
final class ConditionKeys {

    private static final int KEYS = 256;
    private static final int KEY_LENGTH = 512;
    private static final int VALUES = 256;
    private static final int VALUE_LENGTH = 8_192;

    private final RequestContext.Builder keys = RequestContext.builder();
    private final Set<String> seen = new HashSet<>();

    RequestContext build() {
        return keys.build();
    }

    /** @throws InvalidRequest naming the field if the value cannot be the key's */
    void add(String field, String key, JsonNode value) {
        if (key.length() > KEY_LENGTH) {
            throw InvalidRequest.at(
                    field,
                    "makes a condition key of %d characters; the limit is %d".formatted(key.length(), KEY_LENGTH));
        }
        if (!seen.add(key.toLowerCase(Locale.ROOT))) {
            throw InvalidRequest.at(field, "is there twice: condition keys ignore case");
        }
        if (seen.size() > KEYS) {
            throw InvalidRequest.saying("the question has more than %d condition keys".formatted(KEYS));
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

    /**
     * The same for a value that has no key of its own: members of objects have the names on the way to them, joined by
     * dots, and in a list of objects each member is a list; null is absent.
     */
    void addBelow(String field, String key, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (value.isArray()) {
            addList(field, key, value);
            return;
        }
        if (!value.isObject()) {
            add(field, key, value);
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            addBelow(field + "." + member.getKey(), key + "." + member.getKey(), member.getValue());
        }
    }

    private void addList(String field, String key, JsonNode list) {
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        Map<String, ArrayNode> members = new LinkedHashMap<>();
        sort(list, own, members);
        if (!own.isEmpty() || members.isEmpty()) {
            add(field, key, own);
        }
        members.forEach((name, values) -> addList(field + "." + name, key + "." + name, values));
    }

    /** The list's own values, and those of its objects' members; a list within is a part of it. */
    private static void sort(JsonNode list, ArrayNode own, Map<String, ArrayNode> members) {
        for (JsonNode item : list) {
            if (item.isArray()) {
                sort(item, own, members);
            } else if (item.isObject()) {
                item.properties()
                        .forEach(member -> members.computeIfAbsent(
                                        member.getKey(), name -> JsonNodeFactory.instance.arrayNode())
                                .add(member.getValue()));
            } else if (!item.isNull()) {
                own.add(item);
            }
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
            case NUMBER -> value.isIntegralNumber() ? value.asText() : number(field, value.decimalValue());
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

    /** Written out, of which the exponent of a short number can make any length. */
    private static String number(String field, BigDecimal number) {
        if (Math.abs((long) number.scale()) + number.precision() > VALUE_LENGTH) {
            throw InvalidRequest.at(
                    field, "has a number of more than %d digits when it is written out".formatted(VALUE_LENGTH));
        }
        return number.toPlainString();
    }
}
