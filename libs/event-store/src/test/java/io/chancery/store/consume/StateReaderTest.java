package io.chancery.store.consume;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.UserId;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.store.append.EventStore;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelaySettings;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.Commands.DeleteUser;
import io.chancery.store.support.RelayBench;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.StateMessages;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class StateReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RelayBench bench;
    private StoreDatabase database;
    private Relay relay;
    private StoreUser user;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private Cache cache;
    private StateReader reader;

    /** What a service would hold. */
    private static final class Cache implements StateListener {
        private final Map<String, StateRecord> live = new ConcurrentHashMap<>();
        private final Map<String, Integer> shards = new HashMap<>();
        private final AtomicInteger loads = new AtomicInteger();
        private volatile Runnable whenLoading = () -> {};

        /** The states of a shard that is read from its beginning. */
        private record Load(Map<String, StateRecord> states) implements StateLoad {
            @Override
            public void take(StateChange change) {
                change.state().ifPresent(Cache::refuseUnreadable);
                put(states, change);
            }
        }

        @Override
        public StateLoad load(Log log, int shard) {
            whenLoading.run();
            return new Load(new HashMap<>());
        }

        @Override
        public void apply(List<StateBatch> batches) {
            for (StateBatch batch : batches) {
                try {
                    batch.changes().forEach(change -> change.state().ifPresent(Cache::refuseUnreadable));
                } catch (IllegalStateException e) {
                    throw new UnreadableBatch(batch, e);
                }
            }
            batches.forEach(this::apply);
        }

        private static void refuseUnreadable(StateRecord state) {
            if (state.id().startsWith("BREAKS")) {
                throw new IllegalStateException("this cache cannot take it");
            }
        }

        private void apply(StateBatch batch) {
            batch.load().ifPresent(load -> {
                loads.incrementAndGet();
                Map<String, StateRecord> states = ((Load) load).states();
                live.keySet()
                        .removeIf(stream ->
                                Objects.equals(shards.get(stream), batch.shard()) && !states.containsKey(stream));
                states.keySet().forEach(stream -> shards.put(stream, batch.shard()));
                live.putAll(states);
            });
            batch.changes().forEach(change -> {
                shards.put(change.streamId(), batch.shard());
                put(live, change);
            });
        }

        private static void put(Map<String, StateRecord> states, StateChange change) {
            change.state()
                    .ifPresentOrElse(
                            state -> states.put(change.streamId(), state), () -> states.remove(change.streamId()));
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
        database = StoreDatabase.fresh();
        relay = new Relay(
                RelaySettings.of(Log.IDENTITY, StoreUser.SHARDS, bench.bootstrapServers()),
                database.sessions(),
                database.vertx());
        user = StoreUser.of(database, EventStore.DEFAULT_GROUP_LIMIT, () -> relay.wake());
        ahead.set(Duration.ZERO);
        cache = new Cache();
        reader = reader(cache);
    }

    @AfterEach
    void close() {
        reader.stop();
        relay.stop();
        database.close();
        bench.deleteTopics();
    }

    private StateReader reader(StateListener listener) {
        InstantSource time = () -> Instant.now().plus(ahead.get());
        Clock clock = time.withZone(ZoneOffset.UTC);
        return new StateReader(
                StateReaderSettings.of("test", List.of(Log.IDENTITY), StoreUser.SHARDS, bench.bootstrapServers()),
                listener,
                clock,
                true);
    }

    private boolean await(Position position) {
        return StoreUser.await(reader.await(List.of(position), PATIENCE));
    }

    /** Starts the relay and the reader. @return the position of a user that shows */
    private Position shownUser(AccountId account) {
        relay.start();
        Position first = user.done(new CreateUser(account, "alice")).position();
        reader.start();
        assertThat(await(first)).isTrue();
        return first;
    }

    private void readAnew() {
        reader.stop();
        reader = reader(cache);
        reader.start();
    }

    @Test
    void a_reader_loads_what_there_is_and_follows() {
        AccountId account = StoreUser.freshAccount();
        UserId alice = user.done(new CreateUser(account, "alice")).reply();
        relay.start();
        reader.start();
        Position second = user.done(new CreateUser(account, "bob")).position();
        assertThat(await(second)).isTrue();
        assertThat(reader.caughtUp()).isTrue();
        assertThat(cache.live).hasSize(2);
        assertThat(await(user.done(new DeleteUser(account, alice)).position())).isTrue();
        assertThat(cache.live).hasSize(1);
        assertThat(reader.position(Log.IDENTITY, second.shard()).sequence()).isEqualTo(3);
        assertThat(reader.lastProgressAt(Log.IDENTITY, second.shard())).isPresent();
        assertThat(reader.positions()).hasSize(StoreUser.SHARDS.count());
    }

    @Test
    void waiting_ends_on_the_context_that_waits() throws Exception {
        relay.start();
        reader.start();
        Position next =
                user.done(new CreateUser(StoreUser.freshAccount(), "alice")).position();
        var later = new Position(next.log(), next.shard(), next.sequence() + 1);
        Context context = database.vertx().getOrCreateContext();
        var ended = new CompletableFuture<Context>();
        context.runOnContext(ignored -> reader.await(List.of(later), PATIENCE)
                .subscribe()
                .with(reached -> ended.complete(Vertx.currentContext()), ended::completeExceptionally));
        AccountId neighbour = StoreUser.freshAccount(next.shard());
        user.done(new CreateUser(neighbour, "bob"));
        assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo(context);
        assertThat(StoreUser.await(
                        reader.await(List.of(new Position(next.log(), next.shard(), 1_000)), Duration.ofMillis(50))))
                .isFalse();
    }

    @Test
    void half_a_batch_does_not_show() {
        AccountId account = StoreUser.freshAccount();
        Position first = shownUser(account);
        relay.stop();
        int shard = first.shard();
        produce(state(account, shard, "AIDAHALF", 2));
        produce(state(account, (shard + 1) % StoreUser.SHARDS.count(), "AIDAOTHER", 1));
        produce(progress((shard + 1) % StoreUser.SHARDS.count(), 1));
        assertThat(await(new Position(Log.IDENTITY, (shard + 1) % StoreUser.SHARDS.count(), 1)))
                .isTrue();
        assertThat(cache.live).containsKey("user/AIDAOTHER").doesNotContainKey("user/AIDAHALF");
        // A reader that starts now waits for the rest too, instead of showing what may be no prefix.
        var late = new Cache();
        StateReader starting = reader(late);
        starting.start();
        eventually(() -> assertThat(late.live).containsKey("user/AIDAOTHER"));
        assertThat(starting.caughtUp()).isFalse();
        produce(progress(shard, 2));
        assertThat(await(new Position(Log.IDENTITY, shard, 2))).isTrue();
        eventually(() -> assertThat(starting.caughtUp()).isTrue());
        assertThat(late.live).containsOnlyKeys(cache.live.keySet());
        starting.stop();
    }

    @Test
    void a_record_that_is_not_understood_stops_its_shard_alone() {
        AccountId account = StoreUser.freshAccount();
        Position first = shownUser(account);
        assertThat(reader.isAnyStopped()).isFalse();
        produce(new ProducerRecord<>(Log.IDENTITY.stateTopic(), first.shard(), "user/AIDABAD", new byte[] {'{'}));
        eventually(() -> assertThat(reader.stopped())
                .singleElement()
                .satisfies(stopped -> assertThat(stopped.shard()).isEqualTo(first.shard())));
        Position lost = user.done(new CreateUser(account, "bob")).position();
        assertThat(StoreUser.await(reader.await(List.of(lost), PATIENCE))).isFalse();
        assertThat(reader.isStopped(Log.IDENTITY, first.shard())).isTrue();
        assertThat(reader.isAnyStopped()).isTrue();
        AccountId elsewhere = StoreUser.freshAccount((first.shard() + 1) % StoreUser.SHARDS.count());
        assertThat(await(user.done(new CreateUser(elsewhere, "carol")).position()))
                .isTrue();
    }

    @Test
    void a_listener_that_fails_stops_its_shard() {
        relay.start();
        reader.start();
        AccountId account = StoreUser.freshAccount();
        Position first = user.done(new CreateUser(account, "alice")).position();
        assertThat(await(first)).isTrue();
        relay.stop();
        produce(state(account, first.shard(), "BREAKS", first.sequence() + 1));
        produce(progress(first.shard(), first.sequence() + 1));
        eventually(
                () -> assertThat(reader.isStopped(Log.IDENTITY, first.shard())).isTrue());
        assertThat(reader.position(Log.IDENTITY, first.shard())).isEqualTo(first);
    }

    @Test
    void a_load_stops_at_what_its_listener_refuses_unless_a_later_state_mends_it() {
        AccountId account = StoreUser.freshAccount();
        Position first = shownUser(account);
        relay.stop();
        reader.stop();
        int shard = first.shard();
        produce(state(account, shard, "BREAKS", first.sequence() + 1));
        produce(progress(shard, first.sequence() + 1));
        readAnew();
        eventually(() -> assertThat(reader.stopped()).singleElement().satisfies(stopped -> {
            assertThat(stopped.shard()).isEqualTo(shard);
            assertThat(stopped.reason()).isEqualTo("user/BREAKS: this cache cannot take it");
        }));
        produce(StateMessages.tombstone(Log.IDENTITY, shard, "user/BREAKS", first.sequence() + 2));
        produce(progress(shard, first.sequence() + 2));
        readAnew();
        assertThat(await(new Position(Log.IDENTITY, shard, first.sequence() + 2)))
                .isTrue();
        assertThat(cache.live).hasSize(1);
    }

    @Test
    void a_shard_stays_stopped_until_a_new_load_has_mended_it() {
        Position first = stoppedShard();
        var stillStopped = new CopyOnWriteArrayList<Boolean>();
        cache.whenLoading =
                () -> stillStopped.add(reader.isAnyStopped() && reader.isStopped(Log.IDENTITY, first.shard()));

        makeTopicsAgain();
        AccountId elsewhere = StoreUser.freshAccount((first.shard() + 1) % StoreUser.SHARDS.count());
        user.done(new CreateUser(elsewhere, "carol"));

        eventually(() -> assertThat(reader.stopped()).isEmpty());
        assertThat(stillStopped).isNotEmpty().first().isEqualTo(true);
        assertThat(reader.isStopped(Log.IDENTITY, first.shard())).isFalse();
        assertThat(reader.isAnyStopped()).isFalse();
        Position next = user.done(new CreateUser(StoreUser.freshAccount(first.shard()), "dave"))
                .position();
        assertThat(await(next)).isTrue();
        assertThat(cache.live).hasSize(3);
    }

    /** @return the position of a user that shows in the shard that then met what it does not understand */
    private Position stoppedShard() {
        Position first = shownUser(StoreUser.freshAccount());
        produce(new ProducerRecord<>(Log.IDENTITY.stateTopic(), first.shard(), "user/AIDABAD", new byte[] {'{'}));
        eventually(
                () -> assertThat(reader.isStopped(Log.IDENTITY, first.shard())).isTrue());
        return first;
    }

    /** The relay fills them with what the tables hold. */
    private void makeTopicsAgain() {
        relay.stop();
        bench.deleteTopics();
        relay = new Relay(
                RelaySettings.of(Log.IDENTITY, StoreUser.SHARDS, bench.bootstrapServers()),
                database.sessions(),
                database.vertx());
        relay.start();
    }

    @Test
    void topics_that_are_made_again_are_loaded_again_and_nothing_vanishes_meanwhile() {
        relay.start();
        reader.start();
        AccountId account = StoreUser.freshAccount();
        UserId alice = user.done(new CreateUser(account, "alice")).reply();
        Position second = user.done(new CreateUser(account, "bob")).position();
        assertThat(await(second)).isTrue();
        relay.stop();
        bench.deleteTopics();
        user.done(new DeleteUser(account, alice));
        relay = new Relay(
                RelaySettings.of(Log.IDENTITY, StoreUser.SHARDS, bench.bootstrapServers()),
                database.sessions(),
                database.vertx());
        relay.start();
        assertThat(cache.live).hasSize(2);
        Position last = user.done(new CreateUser(account, "carol")).position();
        assertThat(await(last)).isTrue();
        assertThat(cache.live.values().stream()
                        .map(state -> state.data().get("name").asText()))
                .containsExactlyInAnyOrder("bob", "carol");
    }

    @Test
    void a_reader_that_is_far_behind_loads_again() {
        relay.start();
        AccountId account = StoreUser.freshAccount();
        user.done(new CreateUser(account, "alice"));
        user.done(new CreateUser(account, "bob"));
        reader.start();
        assertThat(await(user.done(new CreateUser(account, "carol")).position()))
                .isTrue();
        int loads = cache.loads.get();
        // To this reader all that comes now is half an hour old.
        ahead.set(StateReaderSettings.DEFAULT_BEHIND_LIMIT.plusMinutes(1));
        eventually(() -> assertThat(cache.loads.get()).isGreaterThan(loads));
        ahead.set(Duration.ZERO);
        assertThat(await(user.done(new CreateUser(account, "dave")).position())).isTrue();
        eventually(() -> assertThat(reader.caughtUp()).isTrue());
        assertThat(cache.live).hasSize(4);
    }

    @Test
    void a_reader_outlives_the_broker() {
        relay.start();
        reader.start();
        AccountId account = StoreUser.freshAccount();
        assertThat(await(user.done(new CreateUser(account, "alice")).position()))
                .isTrue();
        bench.kafka().kill();
        Position meanwhile = user.done(new CreateUser(account, "bob")).position();
        assertThat(reader.caughtUp()).isTrue();
        assertThat(cache.live).hasSize(1);
        bench.restart();
        assertThat(await(meanwhile)).isTrue();
        assertThat(cache.live).hasSize(2);
    }

    private static ProducerRecord<String, byte[]> state(AccountId account, int shard, String id, long position) {
        var record = new StateRecord(
                account,
                "user",
                id,
                1,
                position,
                ContractJson.MAPPER.createObjectNode().put("name", id));
        return new ProducerRecord<>(Log.IDENTITY.stateTopic(), shard, "user/" + id, ContractJson.write(record));
    }

    private static ProducerRecord<String, byte[]> progress(int shard, long position) {
        return StateMessages.write(
                Log.IDENTITY,
                shard,
                new ProgressRecord(position, "hash-" + position, 0, Instant.now(), Optional.empty()));
    }

    /** As an impostor of the relay would write. */
    private void produce(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer =
                KafkaClients.transactionalProducer(bench.bootstrapServers(), "test")) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(record);
            producer.commitTransaction();
            assertThat(sent).isDone();
        }
    }
}
