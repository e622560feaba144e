package io.chancery.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistentMapTest {

    /** Few hashes, so that keys collide in every level of the trie and at its end. */
    private record Key(int number) {
        @Override
        public int hashCode() {
            return (number % 7) << 29 | (number % 5);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_holds_what_a_hash_map_holds(long seed) {
        var generator = new Random(seed);
        PersistentMap<Key, Integer> map = PersistentMap.empty();
        Map<Key, Integer> model = new HashMap<>();
        for (int step = 0; step < 5_000; step++) {
            var key = new Key(generator.nextInt(200));
            if (generator.nextInt(3) == 0) {
                map = map.without(key);
                model.remove(key);
            } else {
                map = map.with(key, step);
                model.put(key, step);
            }
            assertThat(map.size()).isEqualTo(model.size());
            assertThat(map.get(key).orElse(-1)).isEqualTo(model.getOrDefault(key, -1));
        }
        Map<Key, Integer> found = new HashMap<>();
        map.forEach(found::put);
        assertThat(found).isEqualTo(model);
    }

    @Test
    void a_change_leaves_the_map_that_it_was_made_of_as_it_was() {
        PersistentMap<String, Integer> one =
                PersistentMap.<String, Integer>empty().with("a", 1);

        PersistentMap<String, Integer> two = one.with("a", 2).with("b", 3).without("a");

        assertThat(one.get("a")).hasValue(1);
        assertThat(one.size()).isEqualTo(1);
        assertThat(two.get("a")).isEmpty();
        assertThat(two.get("b")).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_draft_changes_none_of_the_maps_that_it_began_as_or_became(long seed) {
        var generator = new Random(seed);
        PersistentMap<Key, Integer> map = PersistentMap.empty();
        Map<Key, Integer> model = new HashMap<>();
        for (int round = 0; round < 200; round++) {
            PersistentMap<Key, Integer> before = map;
            var modelBefore = new HashMap<>(model);
            PersistentMap.Draft<Key, Integer> draft = map.draft();
            for (int step = generator.nextInt(50); step > 0; step--) {
                var key = new Key(generator.nextInt(200));
                if (generator.nextInt(3) == 0) {
                    draft.remove(key);
                    model.remove(key);
                } else {
                    draft.put(key, step);
                    model.put(key, step);
                }
                assertThat(draft.get(key).orElse(-1)).isEqualTo(model.getOrDefault(key, -1));
            }
            map = draft.map();
            assertThat(entries(map)).isEqualTo(model);
            assertThat(map.size()).isEqualTo(model.size());
            assertThat(entries(before)).isEqualTo(modelBefore);
        }
    }

    @Test
    void a_draft_that_goes_on_leaves_the_map_that_it_gave_out_as_it_was() {
        PersistentMap.Draft<Integer, Integer> draft =
                PersistentMap.<Integer, Integer>empty().draft();
        for (int i = 0; i < 100; i++) {
            draft.put(i, i);
        }
        PersistentMap<Integer, Integer> first = draft.map();

        draft.put(7, -7).remove(8).put(1_000, 1_000);

        assertThat(first.size()).isEqualTo(100);
        assertThat(first.get(7)).hasValue(7);
        assertThat(first.get(8)).hasValue(8);
        assertThat(first.get(1_000)).isEmpty();
        assertThat(draft.map().get(7)).hasValue(-7);
    }

    @Test
    void a_map_that_a_draft_changed_has_another_version_and_one_that_it_left_alone_is_the_same() {
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        for (int i = 0; i < 100; i++) {
            map = map.with(i, i);
        }

        assertThat(map.draft().map()).isSameAs(map);
        assertThat(map.without(1_000)).isSameAs(map);
        assertThat(PersistentMap.empty().without("a")).isSameAs(PersistentMap.empty());
        assertThat(map.with(7, -7).version()).isNotSameAs(map.version());
        assertThat(map.without(7).version()).isNotSameAs(map.version());
        assertThat(map.with(1_000, 1_000).without(1_000).version()).isNotSameAs(map.version());
    }

    @Test
    void a_draft_that_goes_on_gives_the_same_map_until_it_changes_something() {
        PersistentMap.Draft<Integer, Integer> draft =
                PersistentMap.<Integer, Integer>empty().draft().put(1, 1).put(2, 2);

        PersistentMap<Integer, Integer> first = draft.map();

        assertThat(draft.map()).isSameAs(first);
        assertThat(draft.put(2, 3).map().version()).isNotSameAs(first.version());
    }

    private static <K, V> Map<K, V> entries(PersistentMap<K, V> map) {
        Map<K, V> found = new HashMap<>();
        map.forEach(found::put);
        return found;
    }

    @Test
    void maps_with_the_same_entries_are_equal_however_they_came_about() {
        PersistentMap<String, Integer> one =
                PersistentMap.<String, Integer>empty().with("a", 1).with("b", 2);
        PersistentMap<String, Integer> other = PersistentMap.<String, Integer>empty()
                .with("c", 3)
                .with("b", 2)
                .with("a", 1)
                .without("c");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void all_that_a_predicate_names_go() {
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        for (int i = 0; i < 1_000; i++) {
            map = map.with(i, i);
        }

        PersistentMap<Integer, Integer> even =
                map.draft().removeAll((key, value) -> value % 2 == 1).map();

        assertThat(even.size()).isEqualTo(500);
        assertThat(even.get(10)).hasValue(10);
        assertThat(even.get(11)).isEmpty();
    }
}
