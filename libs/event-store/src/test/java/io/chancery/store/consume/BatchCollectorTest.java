package io.chancery.store.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.store.topic.StateMessage;
import io.chancery.testing.Generator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchCollectorTest {

    private static final int RUNS = Boolean.getBoolean("long") ? 100_000 : 2_000;

    static Stream<Generator> draws() {
        return Generator.runs(1);
    }

    /** The two things that a collector is told. */
    private interface Collector {
        Optional<BatchCollector.Batch> take(StateMessage message);

        Optional<BatchCollector.Batch> endReached();
    }

    private record Load(Map<String, StateRecord> states) implements StateLoad {
        Load() {
            this(new HashMap<>());
        }

        @Override
        public void take(StateChange change) {
            put(states, change.streamId(), change.state());
        }
    }

    private static void put(Map<String, StateRecord> states, String stream, Optional<StateRecord> state) {
        state.ifPresentOrElse(found -> states.put(stream, found), () -> states.remove(stream));
    }

    /** A cache that remembers every state it showed. */
    private static final class Cache {
        private final TopicModel topic;
        private final Map<String, StateRecord> live = new HashMap<>();
        private long position;
        private int wrong;

        Cache(TopicModel topic) {
            this.topic = topic;
        }

        void apply(BatchCollector.Batch batch) {
            batch.load().ifPresent(load -> {
                live.clear();
                live.putAll(((Load) load).states());
            });
            batch.changes().forEach((stream, state) -> put(live, stream, state));
            position = batch.progress().position();
            wrong += live.equals(topic.foldOf(position)) ? 0 : 1;
        }
    }

    /** Each batch shows, up to a position. */
    private static Collector collector(BatchCollector collector, long showsUpTo) {
        return new Collector() {
            @Override
            public Optional<BatchCollector.Batch> take(StateMessage message) {
                return shown(collector.take(message));
            }

            @Override
            public Optional<BatchCollector.Batch> endReached() {
                return shown(collector.endReached());
            }

            private Optional<BatchCollector.Batch> shown(Optional<BatchCollector.Batch> handedOut) {
                Optional<BatchCollector.Batch> showing =
                        handedOut.filter(batch -> batch.progress().position() <= showsUpTo);
                showing.ifPresent(batch -> collector.shown());
                return showing;
            }
        };
    }

    private static Collector collector(BatchCollector collector) {
        return collector(collector, Long.MAX_VALUE);
    }

    /** Takes every progress record at its word, from the first one on. */
    private static Collector gullible() {
        var pending = new LinkedHashMap<String, Optional<StateRecord>>();
        return new Collector() {
            @Override
            public Optional<BatchCollector.Batch> take(StateMessage message) {
                if (message instanceof StateMessage.Progress(ProgressRecord progress)) {
                    var batch = new BatchCollector.Batch(progress, Optional.empty(), new LinkedHashMap<>(pending));
                    pending.clear();
                    return Optional.of(batch);
                }
                var change = (StateMessage.Change) message;
                pending.put(change.streamId(), change.state());
                return Optional.empty();
            }

            @Override
            public Optional<BatchCollector.Batch> endReached() {
                return Optional.empty();
            }
        };
    }

    /** Reads a topic that is compacted before and while it is read, to an end, and on from there. */
    private static void read(TopicModel topic, Generator draw, Collector collector, Cache cache) {
        long end = topic.anEnd();
        // Compaction does not come near the end: that is what the minimum lag is for.
        List<TopicModel.Entry> unread =
                new ArrayList<>(TopicModel.compact(topic.entries(), draw.number(0, (int) end), draw.chance(0.5)));
        boolean ended = false;
        while (true) {
            if (!ended && (unread.isEmpty() || unread.getFirst().offset() >= end)) {
                ended = true;
                collector.endReached().ifPresent(cache::apply);
            }
            if (unread.isEmpty()) {
                return;
            }
            collector.take(unread.removeFirst().message()).ifPresent(cache::apply);
            if (draw.chance(0.2)) {
                // Tombstones stay for a day longer (delete.retention.ms), so that a reader of older records meets them.
                unread = new ArrayList<>(TopicModel.compact(unread, draw.number(0, (int) end), false));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void however_a_topic_was_written_and_compacted_only_folds_of_prefixes_show(Generator seeds) {
        for (int run = 0; run < RUNS; run++) {
            var draw = new Generator(seeds.nextLong());
            var topic = new TopicModel(draw);
            var cache = new Cache(topic);
            read(topic, draw, collector(new BatchCollector(Load::new)), cache);
            assertThat(cache.wrong).describedAs(draw.toString()).isZero();
            boolean cut = topic.entries().stream().anyMatch(entry -> entry.key().startsWith("user/cut"));
            if (!cut) {
                assertThat(cache.position)
                        .describedAs(draw.toString())
                        .isEqualTo(topic.lastProgressBefore(Long.MAX_VALUE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void a_reload_keeps_what_shows_until_it_is_complete_and_forgets_what_is_gone(Generator seeds) {
        for (int run = 0; run < RUNS; run++) {
            var draw = new Generator(seeds.nextLong());
            var topic = new TopicModel(draw);
            var collector = new BatchCollector(Load::new);
            var cache = new Cache(topic);
            read(topic, draw, collector(collector), cache);
            collector.reload();
            read(topic, draw, collector(collector), cache);
            assertThat(cache.wrong).describedAs(draw.toString()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void a_reload_knows_what_showed_though_the_last_batches_were_held_back_and_dropped(Generator seeds) {
        for (int run = 0; run < RUNS; run++) {
            var draw = new Generator(seeds.nextLong());
            var topic = new TopicModel(draw);
            var collector = new BatchCollector(Load::new);
            var cache = new Cache(topic);
            read(topic, draw, collector(collector, draw.number(0, 25)), cache);
            collector.reload();
            read(topic, draw, collector(collector), cache);
            assertThat(cache.wrong).describedAs(draw.toString()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void a_collector_that_trusts_every_progress_record_shows_wrong_states(Generator seeds) {
        int wrong = 0;
        for (int run = 0; run < RUNS; run++) {
            var draw = new Generator(seeds.nextLong());
            var topic = new TopicModel(draw);
            var cache = new Cache(topic);
            read(topic, draw, gullible(), cache);
            wrong += cache.wrong;
        }
        assertThat(wrong).isPositive();
    }

    private static StateMessage.Change gone(String stream, long position) {
        return new StateMessage.Change(stream, position, Optional.empty());
    }

    private static StateMessage.Progress progress(long position, String hash) {
        return new StateMessage.Progress(new ProgressRecord(position, hash, 0, Instant.EPOCH, Optional.empty()));
    }

    private static BatchCollector at(long position) {
        var collector = new BatchCollector(Load::new);
        collector.take(gone("user/a", position));
        collector.take(progress(position, "hash"));
        assertThat(collector.endReached()).isPresent();
        return collector;
    }

    @Test
    void progress_that_goes_back_is_a_discontinuity() {
        assertThatThrownBy(() -> at(7).take(progress(6, "hash"))).isInstanceOf(BatchCollector.Discontinuity.class);
    }

    @Test
    void another_hash_at_the_same_position_is_a_discontinuity() {
        assertThatThrownBy(() -> at(7).take(progress(7, "other"))).isInstanceOf(BatchCollector.Discontinuity.class);
    }

    @Test
    void progress_whose_last_state_was_missed_is_a_discontinuity() {
        BatchCollector collector = at(7);
        collector.take(gone("user/a", 8));
        assertThatThrownBy(() -> collector.take(progress(9, "hash-9")))
                .isInstanceOf(BatchCollector.Discontinuity.class);
    }

    @Test
    void repeated_progress_tells_the_time_and_changes_nothing() {
        assertThat(at(7).take(progress(7, "hash")))
                .hasValueSatisfying(batch -> assertThat(batch.changes()).isEmpty());
    }

    @Test
    void a_state_of_a_later_position_waits_for_its_own_progress() {
        BatchCollector collector = at(7);
        collector.take(gone("user/a", 8));
        assertThat(collector.take(progress(7, "hash")))
                .hasValueSatisfying(batch -> assertThat(batch.changes()).isEmpty());
        assertThat(collector.take(progress(8, "hash-8")))
                .hasValueSatisfying(batch -> assertThat(batch.changes()).containsKey("user/a"));
    }
}
