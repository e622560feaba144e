package io.chancery.language.validation;

import io.chancery.language.JsonValue;
import io.chancery.language.JsonValue.JsonArray;
import io.chancery.language.JsonValue.JsonObject;
import io.chancery.language.JsonValue.JsonScalar;
import io.chancery.language.JsonValue.JsonString;
import io.chancery.language.validation.Finding.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of the document and the way to it. */
record Spot(List<Step> path, JsonValue value) {

    private Spot inside(Step step, JsonValue inner) {
        List<Step> deeper = new ArrayList<>(path);
        deeper.add(step);
        return new Spot(List.copyOf(deeper), inner);
    }

    private Spot inside(String name, JsonValue member) {
        return inside(new Step.Member(name), member);
    }

    /** The members if this is an object, in the document's order. */
    List<Map.Entry<String, Spot>> members() {
        List<Map.Entry<String, Spot>> members = new ArrayList<>();
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> members.add(Map.entry(name, inside(name, member))));
        }
        return members;
    }

    Optional<Spot> member(String name) {
        return value instanceof JsonObject object
                ? Optional.ofNullable(object.members().get(name)).map(member -> inside(name, member))
                : Optional.empty();
    }

    /** The items of a list, or this itself where the language lets a value stand for a list of one. */
    List<Spot> items() {
        if (!(value instanceof JsonArray array)) {
            return List.of(this);
        }
        List<Spot> items = new ArrayList<>();
        for (int i = 0; i < array.items().size(); i++) {
            items.add(inside(new Step.Item(i), array.items().get(i)));
        }
        return items;
    }

    /** The texts among the items. */
    List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).toList();
    }

    boolean isObject() {
        return value instanceof JsonObject;
    }

    boolean isEmptyArray() {
        return value instanceof JsonArray array && array.items().isEmpty();
    }

    boolean isEmptyObject() {
        return value instanceof JsonObject object && object.members().isEmpty();
    }

    /** The text of a string. */
    Optional<String> text() {
        return value instanceof JsonString(String text, JsonValue.Place place) ? Optional.of(text) : Optional.empty();
    }

    /** The text of a string, a number or a boolean. */
    Optional<String> scalar() {
        return value instanceof JsonScalar(String text, JsonValue.Place place) ? Optional.of(text) : text();
    }
}
