package io.chancery.store.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Positions;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.store.consume.BatchCollector.Batch;
import io.chancery.store.consume.DependencyGate.Ready;
import io.chancery.testing.Generator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DependencyGateTest {

    private static final int RUNS = Boolean.getBoolean("long") ? 100_000 : 2_000;
    private static final ShardKey IDENTITY = new ShardKey(Log.IDENTITY, 0);
    private static final ShardKey POLICY = new ShardKey(Log.POLICY, 0);
    private static final ShardKey NEIGHBOUR = new ShardKey(Log.POLICY, 1);
    private static final List<ShardKey> KEYS = List.of(IDENTITY, POLICY, NEIGHBOUR);

    static Stream<Generator> draws() {
        return Generator.runs(1);
    }

    private static Batch batch(long position, Position... dependsOn) {
        return batch(position, List.of(dependsOn));
    }

    private static Batch batch(long position, List<Position> dependsOn) {
        var state = new StateRecord(
                new AccountId("000000000001"), "user", "U" + position, 1, position, IntNode.valueOf((int) position));
        return new Batch(
                new ProgressRecord(position, "hash-" + position, 0, Instant.EPOCH, Optional.of(dependsOn)),
                Optional.empty(),
                Map.of("user/U" + position, Optional.of(state)));
    }

    private static Position at(ShardKey key, long sequence) {
        return new Position(key.log(), key.shard(), sequence);
    }

    private static Map<ShardKey, Long> show(DependencyGate gate) {
        var shown = new HashMap<ShardKey, Long>();
        List<Ready> ready = gate.ready();
        ready.forEach(one -> shown.put(one.key(), one.batch().progress().position()));
        gate.shown(ready);
        assertThat(gate.ready()).isEmpty();
        return shown;
    }

    @Test
    void what_depends_on_nothing_shows_at_once() {
        var gate = new DependencyGate(KEYS);
        gate.add(POLICY, batch(3));
        assertThat(show(gate)).containsOnly(Map.entry(POLICY, 3L));
        assertThat(gate.heldBack()).isEmpty();
    }

    @Test
    void what_depends_on_something_that_is_not_there_is_held_back_and_all_that_follows_it() {
        var gate = new DependencyGate(KEYS);
        gate.add(POLICY, batch(1));
        gate.add(POLICY, batch(2, at(IDENTITY, 5)));
        gate.add(POLICY, batch(3, at(IDENTITY, 5)));
        gate.add(IDENTITY, batch(4));
        assertThat(show(gate)).containsOnly(Map.entry(POLICY, 1L), Map.entry(IDENTITY, 4L));
        assertThat(gate.heldBack())
                .containsExactly(new HeldBack(Log.POLICY, 0, 2, Optional.of(at(IDENTITY, 5)), Instant.EPOCH));
        gate.add(IDENTITY, batch(5));
        assertThat(show(gate)).containsOnly(Map.entry(POLICY, 3L), Map.entry(IDENTITY, 5L));
        assertThat(gate.heldBack()).isEmpty();
    }

    @Test
    void what_shows_in_one_step_says_everything_that_was_held() {
        var gate = new DependencyGate(KEYS);
        gate.add(POLICY, batch(2, at(IDENTITY, 5)));
        gate.add(POLICY, batch(3, at(IDENTITY, 5)));
        gate.add(IDENTITY, batch(5));
        assertThat(gate.ready())
                .filteredOn(ready -> ready.key().equals(POLICY))
                .singleElement()
                .satisfies(ready -> assertThat(ready.batch().changes()).containsOnlyKeys("user/U2", "user/U3"));
    }

    /** Identity 1-10 of which 10 depends on policy 5, and policy 1-8 of which 8 depends on identity 7. */
    @Test
    void batches_that_depend_on_one_another_show_together() {
        var gate = new DependencyGate(KEYS);
        gate.add(IDENTITY, batch(10, at(POLICY, 5)));
        assertThat(show(gate)).isEmpty();
        gate.add(POLICY, batch(8, at(IDENTITY, 7)));
        assertThat(show(gate)).containsOnly(Map.entry(IDENTITY, 10L), Map.entry(POLICY, 8L));
    }

    @Test
    void another_shard_of_the_same_log_counts_too() {
        var gate = new DependencyGate(KEYS);
        gate.add(NEIGHBOUR, batch(1, at(POLICY, 1)));
        assertThat(show(gate)).isEmpty();
        gate.add(POLICY, batch(1));
        assertThat(show(gate)).containsOnlyKeys(POLICY, NEIGHBOUR);
    }

    @Test
    void progress_that_does_not_tell_waits_for_nothing() {
        var gate = new DependencyGate(KEYS);
        var old = new ProgressRecord(3, "hash", 0, Instant.EPOCH, Optional.empty());
        gate.add(POLICY, new Batch(old, Optional.empty(), Map.of()));
        assertThat(show(gate)).containsOnlyKeys(POLICY);
    }

    @Test
    void a_log_that_is_not_read_is_not_waited_for() {
        var gate = new DependencyGate(List.of(POLICY));
        gate.add(POLICY, batch(3, at(IDENTITY, 9)));
        assertThat(show(gate)).containsOnlyKeys(POLICY);
    }

    @Test
    void a_shard_that_nobody_has_is_waited_for_in_vain() {
        var gate = new DependencyGate(KEYS);
        gate.add(POLICY, batch(3, new Position(Log.POLICY, 99, 1)));
        assertThat(show(gate)).isEmpty();
    }

    /** The other log was restored from an older copy: it has fewer events than what shows depends on. */
    @Test
    void a_shard_does_not_go_back_behind_what_shows_depends_on() {
        var gate = new DependencyGate(KEYS);
        gate.add(IDENTITY, batch(10));
        gate.add(POLICY, batch(8, at(IDENTITY, 9)));
        show(gate);
        gate.reload();
        gate.add(IDENTITY, batch(6));
        assertThat(show(gate)).isEmpty();
        assertThat(gate.heldBack()).containsExactly(new HeldBack(Log.IDENTITY, 0, 6, Optional.empty(), Instant.EPOCH));
        // The operator has said that policy-service's log shall do without what was lost.
        gate.add(POLICY, batch(8));
        assertThat(show(gate)).containsOnly(Map.entry(IDENTITY, 6L), Map.entry(POLICY, 8L));
    }

    @Test
    void a_reload_forgets_what_was_held() {
        var gate = new DependencyGate(KEYS);
        gate.add(POLICY, batch(2, at(IDENTITY, 5)));
        gate.reload();
        gate.add(IDENTITY, batch(5));
        assertThat(show(gate)).containsOnlyKeys(IDENTITY);
    }

    @Test
    void what_is_merged_with_a_load_leads_on_from_it() {
        StateLoad load = change -> {};
        var gate = new DependencyGate(KEYS);
        Batch loaded = batch(3, at(IDENTITY, 5));
        gate.add(POLICY, new Batch(loaded.progress(), Optional.of(load), Map.of()));
        gate.add(POLICY, batch(4, at(IDENTITY, 5)));
        gate.add(IDENTITY, batch(5));
        assertThat(gate.ready())
                .filteredOn(ready -> ready.key().equals(POLICY))
                .singleElement()
                .satisfies(ready -> {
                    assertThat(ready.batch().load()).containsSame(load);
                    assertThat(ready.batch().changes()).containsOnlyKeys("user/U4");
                });
    }

    @Test
    void what_is_held_stays_bounded_and_complete() {
        var gate = new DependencyGate(KEYS);
        for (int position = 1; position <= 1_000; position++) {
            gate.add(POLICY, batch(position, at(IDENTITY, 5)));
        }
        gate.add(IDENTITY, batch(5));
        assertThat(gate.ready())
                .filteredOn(ready -> ready.key().equals(POLICY))
                .singleElement()
                .satisfies(ready -> {
                    assertThat(ready.count()).isEqualTo(16);
                    assertThat(ready.batch().changes()).hasSize(1_000);
                    assertThat(ready.batch().progress().position()).isEqualTo(1_000);
                });
    }

    /** Events of three shards in the order in which they were acknowledged, each with what had been acknowledged. */
    private static final class History {
        private record Made(long sequence, List<Position> dependsOn) {}

        private final Map<ShardKey, List<Made>> events = new LinkedHashMap<>();

        History(Generator draw) {
            KEYS.forEach(key -> events.put(key, new ArrayList<>()));
            for (int i = draw.number(1, 20); i > 0; i--) {
                ShardKey key = draw.pick(KEYS);
                List<Position> seen = KEYS.stream()
                        .filter(other -> !other.equals(key)
                                && draw.chance(0.7)
                                && !of(other).isEmpty())
                        .map(other -> at(other, of(other).size()))
                        .toList();
                of(key).add(new Made(of(key).size() + 1L, seen));
            }
        }

        List<Made> of(ShardKey key) {
            return Objects.requireNonNull(events.get(key));
        }

        /** What the events up to a position depend on. */
        List<Position> dependsOn(ShardKey key, long position) {
            return Positions.furthest(of(key).stream()
                    .filter(made -> made.sequence() <= position)
                    .flatMap(made -> made.dependsOn().stream())
                    .toList());
        }

        /** The shard's batches, cut anywhere. */
        List<Batch> batches(ShardKey key, Generator draw) {
            var batches = new ArrayList<Batch>();
            for (int position = 1; position <= of(key).size(); position++) {
                if (position == of(key).size() || draw.chance(0.5)) {
                    batches.add(batch(position, dependsOn(key, position)));
                }
            }
            return batches;
        }
    }

    /** What shows, and how often it was wrong. */
    private static final class Cache {
        private final History history;
        private final Map<ShardKey, Long> positions = new HashMap<>();
        private int wrong;

        Cache(History history) {
            this.history = history;
        }

        void take(List<Ready> ready) {
            ready.forEach(one -> positions.put(one.key(), one.batch().progress().position()));
            for (ShardKey key : KEYS) {
                for (Position position : history.dependsOn(key, positions.getOrDefault(key, 0L))) {
                    long there = positions.getOrDefault(new ShardKey(position.log(), position.shard()), 0L);
                    wrong += there < position.sequence() ? 1 : 0;
                }
            }
        }
    }

    private static Cache replay(Generator draw, DependencyGate gate) {
        var history = new History(draw);
        var cache = new Cache(history);
        Map<ShardKey, List<Batch>> unread = new HashMap<>();
        KEYS.forEach(key -> unread.put(key, new ArrayList<>(history.batches(key, draw))));
        while (unread.values().stream().anyMatch(batches -> !batches.isEmpty())) {
            ShardKey key = draw.pick(KEYS);
            List<Batch> next = Objects.requireNonNull(unread.get(key));
            if (!next.isEmpty()) {
                gate.add(key, next.removeFirst());
                List<Ready> ready = gate.ready();
                gate.shown(ready);
                cache.take(ready);
            }
        }
        assertThat(gate.heldBack()).describedAs(draw.toString()).isEmpty();
        KEYS.forEach(key -> assertThat(cache.positions.getOrDefault(key, 0L))
                .describedAs(draw.toString())
                .isEqualTo(history.of(key).size()));
        return cache;
    }

    @ParameterizedTest
    @MethodSource("draws")
    void however_batches_are_cut_and_mixed_nothing_shows_too_early_and_in_the_end_everything(Generator seeds) {
        for (int run = 0; run < RUNS; run++) {
            var draw = new Generator(seeds.nextLong());
            assertThat(replay(draw, new DependencyGate(KEYS)).wrong)
                    .describedAs(draw.toString())
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void without_the_gate_changes_show_before_those_that_they_depend_on(Generator seeds) {
        int wrong = 0;
        for (int run = 0; run < RUNS; run++) {
            wrong += replay(new Generator(seeds.nextLong()), new DependencyGate(KEYS, false)).wrong;
        }
        assertThat(wrong).isPositive();
    }

    /** Every way in which two logs' batches can come, for one history whose batches depend on one another. */
    @Test
    void every_interleaving_of_two_logs_shows_wholes_only() {
        List<Batch> identity =
                List.of(batch(2), batch(5, at(POLICY, 1)), batch(9, at(POLICY, 6)), batch(10, at(POLICY, 6)));
        List<Batch> policy = List.of(batch(1, at(IDENTITY, 1)), batch(4, at(IDENTITY, 3)), batch(8, at(IDENTITY, 6)));
        var seen = new ArrayList<Integer>();
        interleave("", identity.size(), policy.size(), order -> {
            var gate = new DependencyGate(KEYS);
            var positions = new HashMap<>(Map.of(IDENTITY, 0L, POLICY, 0L));
            int identities = 0;
            int policies = 0;
            for (char next : order.toCharArray()) {
                if (next == 'i') {
                    gate.add(IDENTITY, identity.get(identities++));
                } else {
                    gate.add(POLICY, policy.get(policies++));
                }
                positions.putAll(show(gate));
                assertWhole(order, positions, IDENTITY, identity);
                assertWhole(order, positions, POLICY, policy);
            }
            assertThat(positions).containsEntry(IDENTITY, 10L).containsEntry(POLICY, 8L);
            seen.add(1);
        });
        assertThat(seen).hasSize(35);
    }

    private static void assertWhole(String order, Map<ShardKey, Long> positions, ShardKey key, List<Batch> batches) {
        for (Batch batch : batches) {
            if (batch.progress().position() <= positions.getOrDefault(key, 0L)) {
                for (Position position : batch.progress().dependsOn().orElseThrow()) {
                    assertThat(positions.get(new ShardKey(position.log(), position.shard())))
                            .describedAs(
                                    "%s: %s at %d", order, key, batch.progress().position())
                            .isGreaterThanOrEqualTo(position.sequence());
                }
            }
        }
    }

    private static void interleave(
            String order, int identities, int policies, java.util.function.Consumer<String> visitor) {
        if (identities == 0 && policies == 0) {
            visitor.accept(order);
        }
        if (identities > 0) {
            interleave(order + 'i', identities - 1, policies, visitor);
        }
        if (policies > 0) {
            interleave(order + 'p', identities, policies - 1, visitor);
        }
    }
}
