package io.chancery.policy.simulation;

import io.chancery.language.match.Ascii;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.decision.ContextKeys;
import io.chancery.policy.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a case's {@code request.context}: any condition key, those of the principal too. A value is a string, a number, a
 * boolean, or a list of these; an empty list is a key that is there with an empty set.
 */
public final class StatedContext {

    private static final String FIELD = "request.context";
    private static final int KEYS = 256;
    private static final int KEY_LENGTH = 512;
    private static final int VALUES = 256;
    private static final int VALUE_LENGTH = 8_192;

    /** Multi-valued keys of services that policies use most, beside the global ones; in lower case. */
    private static final Set<String> MULTIVALUED = Set.of(
            "dynamodb:attributes",
            "dynamodb:leadingkeys",
            "kms:encryptioncontextkeys",
            "kms:grantoperations",
            "s3:requestobjecttagkeys");

    private StatedContext() {}

    /** @throws InvalidCase naming the member */
    static RequestContext read(Json json) {
        if (!(json instanceof Json.Members object)) {
            throw InvalidCase.at(FIELD, "must be an object, not %s".formatted(json.kind()));
        }
        if (object.members().size() > KEYS) {
            throw InvalidCase.at(
                    FIELD,
                    "has %d members; the limit is %d".formatted(object.members().size(), KEYS));
        }
        object.repeated().ifPresent(name -> {
            throw InvalidCase.at(FIELD + "." + name, "is there twice");
        });
        RequestContext.Builder context = RequestContext.builder();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            String key = member.getKey();
            if (key.isEmpty() || key.length() > KEY_LENGTH) {
                throw InvalidCase.at(
                        FIELD,
                        "has a condition key of %d characters; 1 to %d are allowed"
                                .formatted(key.length(), KEY_LENGTH));
            }
            String field = FIELD + "." + key;
            if (!seen.add(Ascii.lowerCase(key))) {
                throw InvalidCase.at(field, "is there twice: condition keys ignore case");
            }
            put(context, key, values(member.getValue(), field), member.getValue() instanceof Json.Items);
        }
        return context.build();
    }

    private static void put(RequestContext.Builder context, String key, List<String> values, boolean list) {
        if (isMultivalued(key) || list && values.size() != 1) {
            context.putAll(key, values);
        } else {
            context.put(key, values.getFirst());
        }
    }

    /** Whether AWS documents the key as one that holds a set, whatever the number of its values. */
    public static boolean isMultivalued(String key) {
        return ContextKeys.isMultivalued(key) || MULTIVALUED.contains(Ascii.lowerCase(key));
    }

    private static List<String> values(Json json, String field) {
        if (!(json instanceof Json.Items(List<Json> items))) {
            return List.of(scalar(json, field));
        }
        if (items.size() > VALUES) {
            throw InvalidCase.at(field, "has %d values; the limit is %d".formatted(items.size(), VALUES));
        }
        List<String> values = new ArrayList<>();
        items.forEach(item -> values.add(scalar(item, field)));
        return values;
    }

    private static String scalar(Json json, String field) {
        String text = switch (json) {
            case Json.Text(String value) -> value;
            case Json.Scalar(String value) -> value;
            default ->
                throw InvalidCase.at(
                        field,
                        "must be a string, a boolean, a number or a list of these, not %s".formatted(json.kind()));
        };
        if (text.length() > VALUE_LENGTH) {
            throw InvalidCase.at(
                    field, "has a value of %d characters; the limit is %d".formatted(text.length(), VALUE_LENGTH));
        }
        return text;
    }
}
