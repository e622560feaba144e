package io.chancery.store.consume;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.UserId;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Provenance;
import io.chancery.store.append.Submission;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelaySettings;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.RelayBench;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.store.topic.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two logs, each change of one made after a change of the other was acknowledged, and one of the relays slow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class NewEnemyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CHANGES = Boolean.getBoolean("long") ? 3_000 : 150;
    private static final long SLOW_MILLIS = 700;

    private RelayBench bench;
    private OneLog identity;
    private OneLog policy;
    private Cache cache;
    private final List<StateReader> readers = new ArrayList<>();

    /** One service's tables and its relay. */
    private final class OneLog implements AutoCloseable {
        private final Log log;
        private final StoreDatabase database = StoreDatabase.fresh();
        private final EventStore store;
        private Relay relay;

        OneLog(Log log, long pollMillis) {
            this.log = log;
            this.store = new EventStore(
                    log,
                    StoreUser.SHARDS,
                    database.sessions(),
                    database.vertx(),
                    EventStore.DEFAULT_GROUP_LIMIT,
                    () -> {});
            StoreUser.await(store.initialise());
            this.relay = relay(pollMillis);
        }

        private Relay relay(long pollMillis) {
            return new Relay(
                    RelaySettings.of(log, StoreUser.SHARDS, bench.bootstrapServers())
                            .withPollMillis(pollMillis),
                    database.sessions(),
                    database.vertx());
        }

        /** A change that is made after those, and is acknowledged when this returns. */
        Position change(AccountId account, Position... after) {
            var provenance = new Provenance(
                    "request", Optional.empty(), "arn:aws:iam::000000000000:root", List.of(after), Optional.empty());
            Submission<?, UserId> submission = Submission.internal(
                    new CreateUser(account, "user-" + NAMES.incrementAndGet()), Facts.drawn(Instant.now()), provenance);
            return StoreUser.done(StoreUser.await(store.append(submission))).position();
        }

        @Override
        public void close() {
            relay.stop();
            database.close();
        }
    }

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** What shows, and how often a change showed without one that had been acknowledged before it was made. */
    private static final class Cache implements StateListener {
        private final Map<Position, Position> madeAfter = new ConcurrentHashMap<>();
        private final Map<ShardKey, Long> shown = new HashMap<>();
        private int wrong;

        @Override
        public StateLoad load(Log log, int shard) {
            return change -> {};
        }

        @Override
        public synchronized void apply(List<StateBatch> batches) {
            batches.forEach(batch -> shown.put(new ShardKey(batch.log(), batch.shard()), batch.position()));
            madeAfter.forEach((change, before) -> wrong += shows(change) && !shows(before) ? 1 : 0);
        }

        private boolean shows(Position position) {
            return shown.getOrDefault(new ShardKey(position.log(), position.shard()), 0L) >= position.sequence();
        }

        synchronized int wrong() {
            return wrong;
        }
    }

    @BeforeAll
    void start() {
        bench = new RelayBench();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @BeforeEach
    void open() {
        identity = new OneLog(Log.IDENTITY, SLOW_MILLIS);
        policy = new OneLog(Log.POLICY, 5);
        cache = new Cache();
    }

    @AfterEach
    void close() {
        readers.forEach(StateReader::stop);
        identity.close();
        policy.close();
        bench.deleteTopics();
    }

    private StateReader reader(StateListener listener, boolean gated) {
        var reader = new StateReader(
                StateReaderSettings.of(
                        "test", List.of(Log.IDENTITY, Log.POLICY), StoreUser.SHARDS, bench.bootstrapServers()),
                listener,
                Clock.systemUTC(),
                gated);
        readers.add(reader);
        reader.start();
        return reader;
    }

    /** Changes to and fro, in two shards; the last of each log. */
    private List<Position> changes(int count) {
        AccountId mine = StoreUser.freshAccount(0);
        AccountId theirs = StoreUser.freshAccount(1);
        Position here = identity.change(mine);
        Position there = here;
        for (int i = 0; i < count; i++) {
            Position next = policy.change(i % 2 == 0 ? mine : theirs, here);
            cache.madeAfter.put(next, here);
            here = identity.change(i % 3 == 0 ? mine : theirs, next);
            cache.madeAfter.put(here, next);
            there = next;
        }
        return List.of(here, there);
    }

    @Test
    void no_change_shows_before_one_that_was_acknowledged_before_it_was_made() {
        identity.relay.start();
        policy.relay.start();
        StateReader reader = reader(cache, true);
        List<Position> last = changes(CHANGES);
        assertThat(StoreUser.await(reader.await(last, PATIENCE))).isTrue();
        assertThat(cache.wrong()).isZero();
        eventually(() -> assertThat(reader.heldBack()).isEmpty());
        assertThat(reader.caughtUp()).isTrue();
    }

    @Test
    void without_the_gate_the_new_enemy_comes_in() {
        identity.relay.start();
        policy.relay.start();
        StateReader reader = reader(cache, false);
        List<Position> last = changes(CHANGES);
        assertThat(StoreUser.await(reader.await(last, PATIENCE))).isTrue();
        assertThat(cache.wrong()).isPositive();
    }

    /** All progress but the last record may be compacted away: that one tells what everything depends on. */
    @Test
    void a_reader_that_starts_is_not_loaded_before_what_it_loads_is_whole() {
        policy.relay.start();
        AccountId account = StoreUser.freshAccount(0);
        Position first = identity.change(account);
        Position attached = policy.change(account, first);
        cache.madeAfter.put(attached, first);
        eventually(() -> assertThat(Long.valueOf(published(policy, attached))).isEqualTo(attached.sequence()));
        StateReader reader = reader(cache, true);
        eventually(() -> assertThat(reader.heldBack()).singleElement().satisfies(held -> {
            assertThat(held.log()).isEqualTo(Log.POLICY);
            assertThat(held.position()).isEqualTo(attached.sequence());
            assertThat(held.waitsFor()).hasValue(first);
        }));
        assertThat(reader.caughtUp()).isFalse();
        assertThat(reader.position(Log.POLICY, 0).sequence()).isZero();
        identity.relay.start();
        assertThat(StoreUser.await(reader.await(List.of(first, attached), PATIENCE)))
                .isTrue();
        eventually(() -> assertThat(reader.caughtUp()).isTrue());
        assertThat(cache.wrong()).isZero();
    }

    private static long published(OneLog log, Position position) {
        return log.relay.status() instanceof io.chancery.store.relay.RelayStatus.Leading leading
                ? leading.published().getOrDefault(position.shard(), 0L)
                : 0;
    }

    @Test
    void what_depends_on_a_stopped_shard_stays_as_it_is_and_the_others_go_on() {
        identity.relay.start();
        policy.relay.start();
        StateReader reader = reader(cache, true);
        AccountId account = StoreUser.freshAccount(0);
        Position good = policy.change(account, identity.change(account));
        assertThat(StoreUser.await(reader.await(List.of(good), PATIENCE))).isTrue();
        breakShard(Log.IDENTITY, 0);
        eventually(() -> assertThat(reader.isStopped(Log.IDENTITY, 0)).isTrue());
        Position lost = identity.change(account);
        Position held = policy.change(account, lost);
        Position elsewhere = policy.change(StoreUser.freshAccount(1));
        assertThat(StoreUser.await(reader.await(List.of(elsewhere), PATIENCE))).isTrue();
        eventually(() -> assertThat(reader.heldBack())
                .singleElement()
                .satisfies(shard -> assertThat(shard.waitsFor()).hasValue(lost)));
        assertThat(reader.position(Log.POLICY, 0)).isEqualTo(good);
        assertThat(StoreUser.await(reader.await(List.of(held), Duration.ofMillis(100))))
                .isFalse();
        Instant told = reader.lastProgressAt(Log.POLICY, 0).orElseThrow();
        eventually(() ->
                assertThat(reader.lastProgressAt(Log.POLICY, 1).orElseThrow()).isAfter(told.plusSeconds(2)));
        // No sign of life either: decisions get stale.
        assertThat(reader.lastProgressAt(Log.POLICY, 0)).hasValue(told);
    }

    @Test
    void what_a_stopped_shard_had_read_before_shows_and_it_stays_stopped() {
        policy.relay.start();
        AccountId account = StoreUser.freshAccount(0);
        Position first = identity.change(account);
        Position attached = policy.change(account, first);
        eventually(() -> assertThat(Long.valueOf(published(policy, attached))).isEqualTo(attached.sequence()));
        StateReader reader = reader(cache, true);
        eventually(() -> assertThat(reader.heldBack()).hasSize(1));
        breakShard(Log.POLICY, 0);
        eventually(() -> assertThat(reader.isStopped(Log.POLICY, 0)).isTrue());
        identity.relay.start();
        eventually(() -> assertThat(reader.position(Log.POLICY, 0)).isEqualTo(attached));
        assertThat(reader.isStopped(Log.POLICY, 0)).isTrue();
        assertThat(reader.isAnyStopped()).isTrue();
    }

    private void breakShard(Log log, int shard) {
        try (KafkaProducer<String, byte[]> producer =
                KafkaClients.transactionalProducer(bench.bootstrapServers(), "test")) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(log.stateTopic(), shard, "user/AIDABAD", new byte[] {'{'}));
            producer.commitTransaction();
            assertThat(sent).isDone();
        }
    }
}
