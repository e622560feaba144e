package io.chancery.store.relay;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.record.HashChain;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.RelayBench;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.store.verify.VerificationReport.Check;
import io.chancery.store.verify.VerificationReport.Finding;
import io.chancery.testing.TestServers;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each of the relay's protections is for: with it all is well, without it the topics go wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ProtectionsTest {

    /** Where a publisher without the check of the tails believes to be. */
    private static final Tails NOTHING_PUBLISHED = () -> {
        var tails = new HashMap<Integer, Tails.Tail>();
        for (int shard = 0; shard < StoreUser.SHARDS.count(); shard++) {
            tails.put(
                    shard,
                    new Tails.Tail(0, HashChain.genesis(), 0, HexFormat.of().formatHex(HashChain.genesis()), 0));
        }
        return tails;
    };

    private RelayBench bench;

    @BeforeAll
    void start() {
        bench = new RelayBench();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @AfterEach
    void clear() {
        bench.deleteTopics();
    }

    private RelaySettings settings() {
        return RelaySettings.of(Log.IDENTITY, StoreUser.SHARDS, bench.bootstrapServers());
    }

    private static Relay relay(RelaySettings settings, StoreDatabase database) {
        return new Relay(settings, database.sessions(), database.vertx());
    }

    private static void awaitPublished(Relay relay, Position position) {
        eventually(() -> assertThat(relay.status())
                .isInstanceOfSatisfying(
                        RelayStatus.Leading.class,
                        leading -> assertThat(leading.published().get(position.shard()))
                                .isGreaterThanOrEqualTo(position.sequence())));
    }

    @Test
    void a_zombie_is_fenced_by_its_successor() {
        try (var database = StoreDatabase.fresh()) {
            zombie(database, settings(), settings());
            assertThat(bench.verify(database).findings()).isEmpty();
        }
    }

    @Test
    void without_fencing_a_zombie_publishes_what_its_successor_has_published() {
        try (var database = StoreDatabase.fresh()) {
            zombie(
                    database,
                    settings().withTransactionalId("zombie"),
                    settings().withTransactionalId("successor"));
            assertThat(bench.verify(database).findings())
                    .extracting(Finding::check)
                    .contains(Check.EVENTS_TOPIC);
        }
    }

    /** A relay stands still between sending and committing, loses its lock, and goes on when its successor has published. */
    private void zombie(StoreDatabase database, RelaySettings first, RelaySettings second) {
        AccountId account = StoreUser.freshAccount();
        StoreUser user = StoreUser.of(database);
        var armed = new AtomicBoolean();
        var frozen = new CountDownLatch(1);
        var thaw = new CountDownLatch(1);
        var zombie = new Relay(
                first,
                database.sessions(),
                database.vertx(),
                new KafkaTails(first),
                () -> standStill(armed, frozen, thaw));
        zombie.start();
        awaitPublished(zombie, user.done(new CreateUser(account, "alice")).position());
        armed.set(true);
        Position last = user.done(new CreateUser(account, "bob")).position();
        await(frozen);
        database.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                + " and database = (select oid from pg_database where datname = current_database())");
        Relay successor = relay(second, database);
        successor.start();
        awaitPublished(successor, last);
        thaw.countDown();
        eventually(() -> assertThat(zombie.status()).isInstanceOf(RelayStatus.Standby.class));
        zombie.stop();
        awaitPublished(successor, user.done(new CreateUser(account, "carol")).position());
        successor.stop();
    }

    private static void standStill(AtomicBoolean armed, CountDownLatch frozen, CountDownLatch thaw) {
        if (armed.compareAndSet(true, false)) {
            frozen.countDown();
            await(thaw);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_relay_that_starts_again_goes_on_where_the_topics_end() {
        try (var database = StoreDatabase.fresh()) {
            startTwice(database, new KafkaTails(settings()));
            assertThat(bench.verify(database).findings()).isEmpty();
        }
    }

    @Test
    void without_reading_the_tails_everything_is_published_twice() {
        try (var database = StoreDatabase.fresh()) {
            startTwice(database, NOTHING_PUBLISHED);
            assertThat(bench.verify(database).findings())
                    .extracting(Finding::check)
                    .contains(Check.EVENTS_TOPIC);
        }
    }

    private void startTwice(StoreDatabase database, Tails tails) {
        AccountId account = StoreUser.freshAccount();
        StoreUser user = StoreUser.of(database);
        for (String name : new String[] {"alice", "bob"}) {
            Position last = user.done(new CreateUser(account, name)).position();
            var relay = new Relay(settings(), database.sessions(), database.vertx(), tails, () -> {});
            relay.start();
            awaitPublished(relay, last);
            relay.stop();
        }
    }

    @Test
    void a_database_that_is_older_than_the_topics_halts_the_relay() {
        AccountId account = StoreUser.freshAccount();
        StoreDatabase original = StoreDatabase.fresh();
        StoreUser.of(original).done(new CreateUser(account, "alice"));
        original.close();
        StoreDatabase older = StoreDatabase.at(TestServers.postgres().createDatabase("older", original.database()));
        try (var newer = StoreDatabase.at(original.database());
                older) {
            publish(newer, account, "bob");
            Relay relay = relay(settings(), older);
            relay.start();
            assertHalts(relay, "restored from an older copy");
            int shard = StoreUser.SHARDS.of(account);
            // With as many events as the topics have, but others, it is no better.
            StoreUser.of(older).done(new CreateUser(account, "mallory"));
            Relay again = relay(settings(), older);
            again.start();
            assertHalts(again, "another event");
            assertThat(bench.verifyAsIs(newer).findings()).isEmpty();
            assertThat(newer.query("select seq from shard_head where shard = " + shard))
                    .containsExactly("2");
        }
    }

    @Test
    void a_log_that_was_tampered_with_is_not_published() {
        try (var database = StoreDatabase.fresh()) {
            AccountId account = StoreUser.freshAccount();
            publish(database, account, "alice");
            StoreUser.of(database).done(new CreateUser(account, "bob"));
            database.execute(
                    "update event set data = convert_to(replace(convert_from(data, 'UTF8'), 'bob', 'eve'), 'UTF8')"
                            + " where seq = 2");
            Relay relay = relay(settings(), database);
            relay.start();
            assertHalts(relay, "hash chain");
        }
    }

    private void publish(StoreDatabase database, AccountId account, String name) {
        Relay relay = relay(settings(), database);
        Position position =
                StoreUser.of(database).done(new CreateUser(account, name)).position();
        relay.start();
        awaitPublished(relay, position);
        relay.stop();
    }

    private static void assertHalts(Relay relay, String reason) {
        eventually(() -> assertThat(relay.status())
                .isInstanceOfSatisfying(
                        RelayStatus.Halted.class,
                        halted -> assertThat(halted.reason()).contains(reason)));
        relay.stop();
    }
}
