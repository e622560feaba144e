package io.chancery.contracts;

import io.chancery.contracts.canonical.Recurring;
import java.util.ArrayList;
import java.util.List;

/** A key and a value on an entity, as stored. Whether keys that differ in case are one is its owner's rule. */
@Recurring
public record Tag(String key, String value) {

    /** An entity's tags after some were put: one whose key is there already, in the same case, gives way. */
    public static List<Tag> put(List<Tag> before, List<Tag> put) {
        List<Tag> after = new ArrayList<>(before);
        for (Tag tag : put) {
            after.removeIf(other -> other.key.equals(tag.key));
            after.add(tag);
        }
        return List.copyOf(after);
    }

    /** An entity's tags without those of some keys, in the same case. */
    public static List<Tag> removed(List<Tag> before, List<String> keys) {
        return before.stream().filter(tag -> !keys.contains(tag.key)).toList();
    }
}
