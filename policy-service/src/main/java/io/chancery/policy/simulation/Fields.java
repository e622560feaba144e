package io.chancery.policy.simulation;

import io.chancery.policy.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The members of one object of a case. Nothing is overlooked: a member that is not known, comes twice or is of another
 * type refuses the case.
 */
final class Fields {

    private final Json.Members object;
    private final String path;

    private Fields(Json.Members object, String path) {
        this.object = object;
        this.path = path;
    }

    /**
     * @param field where it stands in the case; empty for the case itself
     * @param known all members that it may have
     * @throws InvalidCase if it is not an object of these members
     */
    static Fields of(Json json, String field, Set<String> known) {
        String named = field.isEmpty() ? "case" : field;
        if (!(json instanceof Json.Members object)) {
            throw InvalidCase.at(named, "must be an object, not %s".formatted(json.kind()));
        }
        String path = field.isEmpty() ? "" : field + ".";
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw InvalidCase.at(path + name, "is not a known member; known are " + new TreeSet<>(known));
            }
        }
        object.repeated().ifPresent(name -> {
            throw InvalidCase.at(path + name, "is there twice");
        });
        return new Fields(object, path);
    }

    /** Where a member stands in the case. */
    String pathOf(String name) {
        return path + name;
    }

    Optional<Json> optional(String name) {
        return Optional.ofNullable(object.members().get(name));
    }

    Json required(String name) {
        return optional(name).orElseThrow(() -> InvalidCase.at(pathOf(name), "is missing"));
    }

    /** @param limit in characters */
    String text(String name, int limit) {
        return text(required(name), pathOf(name), limit);
    }

    /** @param limit in characters */
    Optional<String> optionalText(String name, int limit) {
        return optional(name).map(json -> text(json, pathOf(name), limit));
    }

    private static String text(Json json, String field, int limit) {
        if (!(json instanceof Json.Text(String text))) {
            throw InvalidCase.at(field, "must be a string, not %s".formatted(json.kind()));
        }
        if (text.isEmpty()) {
            throw InvalidCase.at(field, "must not be empty");
        }
        if (text.length() > limit) {
            throw InvalidCase.at(field, "has %d characters; the limit is %d".formatted(text.length(), limit));
        }
        return text;
    }

    Optional<List<Json>> optionalList(String name) {
        return optional(name).map(json -> list(json, pathOf(name)));
    }

    static List<Json> list(Json json, String field) {
        if (!(json instanceof Json.Items(List<Json> items))) {
            throw InvalidCase.at(field, "must be a list, not %s".formatted(json.kind()));
        }
        return items;
    }
}
