package io.chancery.store.consume;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.record.Envelope;
import io.chancery.store.append.EventStore;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelaySettings;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.RelayBench;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.store.support.TopicContent;
import io.chancery.store.topic.EventMessages;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.RecordedEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class EventFoldTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RelayBench bench;
    private StoreDatabase database;
    private Relay relay;
    private StoreUser user;
    private EventFold fold;

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
        database.execute("create table folded (shard integer, seq bigint, type text, primary key (shard, seq))");
        relay = relay();
        relay.start();
        user = StoreUser.of(database, EventStore.DEFAULT_GROUP_LIMIT, () -> relay.wake());
        fold = fold(settings(), EventFoldTest::insert);
    }

    @AfterEach
    void close() {
        fold.stop();
        relay.stop();
        database.close();
        bench.deleteTopics();
    }

    private Relay relay() {
        return new Relay(
                RelaySettings.of(Log.IDENTITY, StoreUser.SHARDS, bench.bootstrapServers()),
                database.sessions(),
                database.vertx());
    }

    private FoldSettings settings() {
        return FoldSettings.of("test", List.of(Log.IDENTITY), StoreUser.SHARDS, bench.bootstrapServers());
    }

    private EventFold fold(FoldSettings settings, EventHandler handler) {
        return new EventFold(settings, database.sessions(), database.vertx(), handler);
    }

    /** An event that is applied twice breaks the primary key. */
    private static Uni<Void> insert(Mutiny.StatelessSession session, Log log, int shard, Envelope envelope) {
        return session.createNativeQuery("insert into folded (shard, seq, type) values (?1, ?2, ?3)")
                .setParameter(1, shard)
                .setParameter(2, envelope.sequence())
                .setParameter(3, envelope.event().getClass().getSimpleName())
                .executeUpdate()
                .replaceWithVoid();
    }

    private boolean await(EventFold which, Position position) {
        return StoreUser.await(which.await(position, PATIENCE));
    }

    private List<String> folded() {
        return database.query("select shard || '/' || seq from folded order by shard, seq");
    }

    private List<String> recorded() {
        return database.query("select shard || '/' || seq from event order by shard, seq");
    }

    private Position write(AccountId account, int count) {
        Position last = new Position(Log.IDENTITY, 0, 0);
        for (int i = 0; i < count; i++) {
            last = user.done(new CreateUser(account, "user-" + i)).position();
        }
        return last;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 200})
    void however_events_are_batched_each_is_applied_once(int batchLimit) {
        Position last = write(StoreUser.freshAccount(), 10);
        fold = fold(settings().withBatchLimit(batchLimit), EventFoldTest::insert);
        fold.start();
        assertThat(await(fold, last)).isTrue();
        assertThat(folded()).isEqualTo(recorded());
        assertThat(fold.positions()).contains(last);
        assertThat(fold.status().leading()).isTrue();
    }

    @Test
    void a_fold_goes_on_where_another_replica_left_off() {
        AccountId account = StoreUser.freshAccount();
        fold.start();
        assertThat(await(fold, write(account, 3))).isTrue();
        EventFold standby = fold(settings(), EventFoldTest::insert);
        standby.start();
        Position fourth = user.done(new CreateUser(account, "fourth")).position();
        // The standby applies nothing and knows what is applied.
        assertThat(await(standby, fourth)).isTrue();
        assertThat(standby.status().leading()).isFalse();
        fold.stop();
        fold = standby;
        assertThat(await(fold, user.done(new CreateUser(account, "fifth")).position()))
                .isTrue();
        assertThat(folded()).isEqualTo(recorded());
    }

    @Test
    void what_a_failed_transaction_did_is_undone_and_done_again() {
        var failures = new AtomicInteger(2);
        fold = fold(
                settings(),
                (session, log, shard, envelope) -> insert(session, log, shard, envelope)
                        .chain(() -> failures.getAndDecrement() > 0
                                ? Uni.createFrom().failure(new IllegalStateException("a passing trouble"))
                                : Uni.createFrom().voidItem()));
        fold.start();
        assertThat(await(fold, write(StoreUser.freshAccount(), 3))).isTrue();
        assertThat(folded()).isEqualTo(recorded());
    }

    @Test
    void topics_that_are_published_again_are_not_applied_again() {
        AccountId account = StoreUser.freshAccount();
        fold.start();
        assertThat(await(fold, write(account, 3))).isTrue();
        relay.stop();
        bench.deleteTopics();
        relay = relay();
        relay.start();
        assertThat(await(fold, user.done(new CreateUser(account, "later")).position()))
                .isTrue();
        assertThat(folded()).isEqualTo(recorded());
    }

    @Test
    void a_hole_stops_its_shard_alone() {
        AccountId account = StoreUser.freshAccount();
        fold.start();
        Position last = write(account, 2);
        assertThat(await(fold, last)).isTrue();
        produceAgain(last, 4);
        assertStops(last, "follows");
        AccountId elsewhere = StoreUser.freshAccount((last.shard() + 1) % StoreUser.SHARDS.count());
        assertThat(await(fold, user.done(new CreateUser(elsewhere, "other")).position()))
                .isTrue();
        assertThat(StoreUser.await(fold.await(new Position(Log.IDENTITY, last.shard(), 4), PATIENCE)))
                .isFalse();
    }

    @Test
    void a_broken_chain_stops_its_shard() {
        fold.start();
        Position last = write(StoreUser.freshAccount(), 2);
        assertThat(await(fold, last)).isTrue();
        relay.stop();
        produceAgain(last, 3);
        assertStops(last, "hash chain");
    }

    @Test
    void an_event_that_is_not_known_stops_its_shard_and_what_came_before_it_is_applied() {
        relay.stop();
        Position last = write(StoreUser.freshAccount(), 3);
        // As a newer version of the service would have written it, chain and all.
        fold = fold(settings(), (session, log, shard, envelope) -> {
            if (envelope.sequence() == 3) {
                return Uni.createFrom().failure(() -> unknown(envelope));
            }
            return insert(session, log, shard, envelope);
        });
        relay = relay();
        relay.start();
        fold.start();
        assertStops(last, "no event is known");
        assertThat(folded()).hasSize(2);
    }

    private static RuntimeException unknown(Envelope envelope) {
        var attributes = new TreeMap<>(envelope.attributes());
        attributes.put(Envelope.TYPE, "io.chancery.identity.user-teleported.v1");
        try {
            return new IllegalStateException(
                    new Envelope(attributes, envelope.data()).event().toString());
        } catch (RuntimeException expected) {
            return expected;
        }
    }

    private void assertStops(Position where, String reason) {
        eventually(() -> assertThat(fold.status().stopped()).singleElement().satisfies(stopped -> {
            assertThat(stopped.shard()).isEqualTo(where.shard());
            assertThat(stopped.reason()).contains(reason);
        }));
    }

    /** The shard's last event once more, as if it were at another position. */
    private void produceAgain(Position last, long sequence) {
        RecordedEvent event =
                EventMessages.read(TopicContent.of(bench.bootstrapServers(), Log.IDENTITY.eventsTopic(), last.shard())
                        .getLast());
        var attributes = new TreeMap<>(event.envelope().attributes());
        attributes.put(Envelope.SEQUENCE, String.valueOf(sequence));
        var moved = new RecordedEvent(new Envelope(attributes, event.envelope().data()), event.hash());
        try (KafkaProducer<String, byte[]> producer =
                KafkaClients.transactionalProducer(bench.bootstrapServers(), "test")) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(EventMessages.write(Log.IDENTITY, last.shard(), moved));
            producer.commitTransaction();
            assertThat(sent).isDone();
        }
    }
}
