package io.chancery.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.store.support.Commands.Breaking;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.store.support.TableCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Eight writers in four processes' worth of stores, a quarter of whose transactions break, and a reader beside them. */
class ShardLockTest {

    private static final int STORES = 4;
    private static final int WRITERS = 8;
    private static final int WRITES = Boolean.getBoolean("long") ? 2_000 : 40;
    private static final String WITHOUT_LOCK = "select * from shard_head where shard = ?1";

    /** What went wrong; all zero if nothing did. */
    record Harm(int lost, int holes, int outOfOrder, int wronglyRefused) {
        static final Harm NONE = new Harm(0, 0, 0, 0);
    }

    @Test
    void with_the_lock_nothing_is_lost_and_positions_appear_in_order() throws Exception {
        assertThat(harm(ShardTransaction.LOCKING)).isEqualTo(Harm.NONE);
    }

    @Test
    void without_the_lock_writers_get_into_each_others_way() throws Exception {
        assertThat(harm(WITHOUT_LOCK)).isNotEqualTo(Harm.NONE);
    }

    private static Harm harm(String headQuery) throws Exception {
        try (var database = StoreDatabase.fresh();
                var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            List<StoreUser> stores = new ArrayList<>();
            StoreUser.of(database);
            for (int i = 0; i < STORES; i++) {
                stores.add(new StoreUser(new EventStore(
                        Log.IDENTITY,
                        StoreUser.SHARDS,
                        database.sessions(),
                        database.vertx(),
                        8,
                        () -> {},
                        headQuery)));
            }
            Set<Position> acknowledged = ConcurrentHashMap.newKeySet();
            var refused = new AtomicInteger();
            var done = new AtomicBoolean();
            Future<Seen> reader = threads.submit(() -> watch(database, done));
            List<Callable<Void>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                StoreUser store = stores.get(writer % STORES);
                String name = "writer-" + writer;
                writers.add(() -> {
                    write(store, name, acknowledged, refused);
                    return null;
                });
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            done.set(true);
            Seen seen = reader.get();
            int lost = (int) acknowledged.stream()
                    .filter(position -> !seen.positions().contains(position))
                    .count();
            if (refused.get() == 0) {
                assertThat(TableCheck.of(database, Log.IDENTITY, IdentityStreams.ALL))
                        .isEmpty();
            }
            return new Harm(lost, holes(seen), seen.outOfOrder(), refused.get());
        }
    }

    /** Every name is free, so any refusal is wrong. */
    private static void write(StoreUser store, String name, Set<Position> acknowledged, AtomicInteger refused) {
        List<AccountId> accounts = new ArrayList<>();
        for (int shard = 0; shard < StoreUser.SHARDS.count(); shard++) {
            accounts.add(StoreUser.freshAccount(shard));
        }
        for (int i = 0; i < WRITES; i++) {
            var create = new CreateUser(accounts.get(i % accounts.size()), name + "-" + i);
            if (i % 4 == 3) {
                breakOff(store, create);
                continue;
            }
            try {
                switch (store.submit(create)) {
                    case Outcome.Done<?>(Object reply, Position position) -> acknowledged.add(position);
                    case Outcome.Declined<?> declined -> refused.incrementAndGet();
                    case Outcome.Overtaken<?> overtaken -> refused.incrementAndGet();
                }
            } catch (RuntimeException spoiltByAnothersFailure) {
                // The group that it was in broke, and it was told so: not acknowledged, so not lost.
                assertThat(spoiltByAnothersFailure).isNotNull();
            }
        }
    }

    private static void breakOff(StoreUser store, CreateUser create) {
        try {
            store.submit(new Breaking<>(create));
            throw new AssertionError("a broken transaction was acknowledged");
        } catch (RuntimeException expected) {
            assertThat(expected).isNotNull();
        }
    }

    private record Seen(Set<Position> positions, int outOfOrder) {}

    /** Reads on from the highest position that it has seen, as a relay does. */
    private static Seen watch(StoreDatabase database, AtomicBoolean done) throws SQLException {
        Set<Position> positions = ConcurrentHashMap.newKeySet();
        int outOfOrder = 0;
        long[] last = new long[StoreUser.SHARDS.count()];
        try (Connection connection = database.database().connect();
                PreparedStatement next =
                        connection.prepareStatement("select seq from event where shard = ? and seq > ? order by seq")) {
            boolean lastRound;
            do {
                lastRound = done.get();
                for (int shard = 0; shard < last.length; shard++) {
                    next.setInt(1, shard);
                    next.setLong(2, last[shard]);
                    try (ResultSet rows = next.executeQuery()) {
                        while (rows.next()) {
                            long sequence = rows.getLong(1);
                            outOfOrder += sequence == last[shard] + 1 ? 0 : 1;
                            last[shard] = sequence;
                            positions.add(new Position(Log.IDENTITY, shard, sequence));
                        }
                    }
                }
            } while (!lastRound);
        }
        return new Seen(positions, outOfOrder);
    }

    private static int holes(Seen seen) {
        int holes = 0;
        for (int shard = 0; shard < StoreUser.SHARDS.count(); shard++) {
            int ofShard = shard;
            long count = seen.positions().stream()
                    .filter(position -> position.shard() == ofShard)
                    .count();
            long highest = seen.positions().stream()
                    .filter(position -> position.shard() == ofShard)
                    .mapToLong(Position::sequence)
                    .max()
                    .orElse(0);
            holes += (int) (highest - count);
        }
        return holes;
    }
}
