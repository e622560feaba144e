package io.chancery.runtime.tag;

import io.chancery.contracts.Tag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a request changes of an entity's tags.
 *
 * @param removed keys that go, as they are stored
 * @param put tags that come or have another value
 */
public record Retagging(List<String> removed, List<Tag> put) {

    /**
     * Puts tags: a key that is there gets the new value, and the case in which it was sent.
     *
     * @throws Refused LimitExceeded if it would have more than {@link Tags#MAX}
     */
    public static Retagging putting(List<Tag> before, List<NewTag> asked, KeyCase rule) {
        List<Tag> put =
                Tags.stored(asked).stream().filter(tag -> !before.contains(tag)).toList();
        List<String> removed = before.stream()
                .map(Tag::key)
                .filter(key -> put.stream()
                        .anyMatch(tag -> rule.same(tag.key(), key) && !tag.key().equals(key)))
                .toList();
        if (Tag.put(Tag.removed(before, removed), put).size() > Tags.MAX) {
            throw new Refused(Refusal.LIMIT_EXCEEDED, "The number of tags has reached the maximum limit.");
        }
        return new Retagging(removed, put);
    }

    /** Removes tags; a key that is not there is well without. */
    public static Retagging removing(List<Tag> before, List<NewTag.Key> asked, KeyCase rule) {
        List<String> removed = before.stream()
                .map(Tag::key)
                .filter(key -> asked.stream().anyMatch(gone -> rule.same(gone.value(), key)))
                .toList();
        return new Retagging(removed, List.of());
    }

    /** The events that tell of it; none if nothing changes. */
    public <E> List<E> events(Function<List<String>, E> untagged, Function<List<Tag>, E> tagged) {
        List<E> events = new ArrayList<>();
        if (!removed.isEmpty()) {
            events.add(untagged.apply(removed));
        }
        if (!put.isEmpty()) {
            events.add(tagged.apply(put));
        }
        return events;
    }
}
