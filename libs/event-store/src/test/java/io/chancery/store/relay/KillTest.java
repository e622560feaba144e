package io.chancery.store.relay;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.servers.PostgresConfig;
import io.chancery.servers.PostgresServer;
import io.chancery.servers.ServerProcess;
import io.chancery.store.append.Outcome;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.RelayBench;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.store.topic.KafkaClients;
import io.chancery.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** While writers write: the relay is killed, frozen and resumed beside its successor, the broker and PostgreSQL are killed. */
@SuppressWarnings("NullAway.Init")
class KillTest {

    private static final int ROUNDS = Integer.getInteger("rounds", Boolean.getBoolean("long") ? 10 : 1);
    private static final int WRITERS = 3;
    /** A process is started anew several times, on a machine that may be busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final Map<Position, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final AtomicInteger names = new AtomicInteger();
    private PostgresServer postgres;
    private ServerProcess relay;

    @Test
    void whatever_is_killed_the_topics_end_equal_to_the_tables_with_every_acknowledged_write() throws Exception {
        // With fsync: what PostgreSQL acknowledged it must have after a kill.
        PostgresConfig config = PostgresConfig.temporary().withFsync(true);
        postgres = PostgresServer.start(config);
        postgres.createDatabase("killed");
        var address = new TestDatabase("127.0.0.1", postgres.port(), "killed", "postgres", "postgres");
        StoreDatabase.migrate(address);
        try (var bench = new RelayBench();
                var database = StoreDatabase.at(address);
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            StoreUser user = StoreUser.of(database);
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> write(user)));
            }
            try {
                relay = RelayProcess.start(address, bench.bootstrapServers());
                killEverything(database, bench);
            } finally {
                // Nothing below ends while they write.
                writing.set(false);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(bench.verify(database).findings()).isEmpty();
            relay.kill();
            assertAllThere(database);
        } finally {
            postgres.close();
        }
    }

    private void killEverything(StoreDatabase database, RelayBench bench) {
        for (int round = 0; round < ROUNDS; round++) {
            awaitMore(bench);
            relay.kill();
            relay = RelayProcess.start(database.database(), bench.bootstrapServers());
            awaitMore(bench);
            freezeAndReplace(database, bench);
            bench.kafka().kill();
            bench.restart();
            awaitMore(bench);
            postgres.kill();
            postgres = PostgresServer.start(postgres.config());
            awaitMore(bench);
        }
    }

    /** The frozen one wakes up as a zombie beside its successor. */
    private void freezeAndReplace(StoreDatabase database, RelayBench bench) {
        ServerProcess zombie = relay;
        zombie.pause();
        // What PostgreSQL does by itself when the connection has been silent for long enough.
        database.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
        relay = RelayProcess.start(database.database(), bench.bootstrapServers());
        awaitMore(bench);
        zombie.resume();
        awaitMore(bench);
        zombie.kill();
    }

    private static void awaitMore(RelayBench bench) {
        long before = eventually(PATIENCE, () -> published(bench));
        eventually(PATIENCE, () -> assertThat(published(bench)).isGreaterThan(before + 50));
    }

    /** Offsets that are taken by events and commit markers; any growth of it is publishing. */
    private static long published(RelayBench bench) {
        try (var consumer = KafkaClients.visitingConsumer(bench.bootstrapServers(), "published")) {
            return IntStream.range(0, StoreUser.SHARDS.count())
                    .mapToObj(shard -> new TopicPartition(Log.IDENTITY.eventsTopic(), shard))
                    .collect(Collectors.collectingAndThen(Collectors.toList(), consumer::endOffsets))
                    .values()
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private void write(StoreUser user) {
        while (writing.get()) {
            int number = names.incrementAndGet();
            AccountId account = StoreUser.freshAccount(number % StoreUser.SHARDS.count());
            try {
                if (user.submit(new CreateUser(account, "user-" + number))
                        instanceof Outcome.Done<?>(Object reply, Position position)) {
                    acknowledged.put(position, String.valueOf(reply));
                }
            } catch (RuntimeException notAcknowledged) {
                // PostgreSQL is being killed: this write may or may not be there, nobody was told.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void assertAllThere(StoreDatabase database) {
        assertThat(acknowledged).isNotEmpty();
        List<String> recorded = database.query("select shard || '/' || seq || '=' || stream_id from event");
        List<String> expected = acknowledged.entrySet().stream()
                .map(write -> "%d/%d=user/%s"
                        .formatted(write.getKey().shard(), write.getKey().sequence(), write.getValue()))
                .toList();
        assertThat(recorded).containsAll(expected);
    }
}
