package io.chancery.store.relay;

import io.chancery.store.database.AdvisoryLock;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.row.ShardHead;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One relay's time as leader: from the check of the topics against the tables to the first failure. */
final class Term {

    private static final Duration LOCK_CHECK = Duration.ofSeconds(1);

    /** How far each shard is, as one value: most of the time it is what it was, and rows would be made for nothing. */
    private static final String HOW_FAR =
            "select coalesce(string_agg(concat(shard, ' ', seq, ' ', activity), ',' order by shard), '') from shard_head";

    private final RelaySettings settings;
    private final AdvisoryLock lock;
    private final DatabaseLoop database;
    private final BatchReader reader;
    private final Publisher publisher;
    private final Clock clock;
    private final Runnable beforeCommit;
    private final Map<Integer, Cursor> cursors = new TreeMap<>();
    private final Map<Integer, Long> toldAtNanos = new HashMap<>();
    /** How far the tables were when the topics had all of it; empty if that is not known. */
    private String nothingBehindAt = "";

    private long lockCheckedAtNanos;
    private long backlog;

    /** INVARIANT: the publisher, which fences, was made before the tails were read. */
    Term(
            RelaySettings settings,
            AdvisoryLock lock,
            DatabaseLoop database,
            Publisher publisher,
            Map<Integer, Tails.Tail> tails,
            Clock clock,
            Runnable beforeCommit) {
        this.settings = settings;
        this.lock = lock;
        this.database = database;
        this.reader = new BatchReader(settings.log(), settings.batchLimit(), database);
        this.publisher = publisher;
        this.clock = clock;
        this.beforeCommit = beforeCommit;
        this.lockCheckedAtNanos = System.nanoTime();
        tails.forEach((shard, tail) -> cursors.put(shard, checked(shard, tail)));
    }

    private Cursor checked(int shard, Tails.Tail tail) {
        check(
                shard,
                settings.log().eventsTopic(),
                tail.position(),
                HexFormat.of().formatHex(tail.hash()));
        check(shard, settings.log().stateTopic(), tail.progress(), tail.progressHash());
        return new Cursor(tail.position(), tail.hash(), Math.min(tail.progress(), tail.position()), tail.activity());
    }

    private void check(int shard, String topic, long position, String hash) {
        if (position == 0) {
            return;
        }
        List<String> recorded = database.inTransaction(session -> session.createNativeQuery(
                        "select encode(hash, 'hex') from event where shard = ?1 and seq = ?2", String.class)
                .setParameter(1, shard)
                .setParameter(2, position)
                .getResultList());
        if (recorded.isEmpty()) {
            throw new Contradiction(
                    "topic %s is at position %d in shard %d and the database does not reach that far: it was restored"
                                    .formatted(topic, position, shard)
                            + " from an older copy. Restore a newer one, or delete this log's topics to publish again.");
        }
        if (!recorded.getFirst().equals(hash)) {
            throw new Contradiction(
                    "topic %s has at position %d in shard %d another event than the database: their histories have parted."
                                    .formatted(topic, position, shard)
                            + " Restore the database that was published, or delete this log's topics to publish again.");
        }
    }

    /**
     * Publishes what there is.
     *
     * @param told whether somebody says that there is something
     * @return whether there may be more at once
     * @throws AdvisoryLock.LockLost if somebody else may lead by now
     */
    boolean turn(boolean told) {
        long now = System.nanoTime();
        if (now - lockCheckedAtNanos > LOCK_CHECK.toNanos()) {
            lock.check();
            lockCheckedAtNanos = now;
        }
        String howFar = told ? "" : howFar();
        if (!told && howFar.equals(nothingBehindAt) && !isAnyDue(now)) {
            return false;
        }
        List<ShardHead> heads = lock.query(
                session -> session.createNativeQuery("select * from shard_head order by shard", ShardHead.class)
                        .getResultList());
        requireAllShards(heads);
        Map<Integer, Cursor> behind = new TreeMap<>();
        backlog = 0;
        for (ShardHead head : heads) {
            Cursor cursor = cursor(head.shard());
            backlog += head.seq() - cursor.events();
            if (head.seq() != cursor.events() || !cursor.complete() || head.activity() != cursor.activity()) {
                behind.put(head.shard(), cursor);
            }
        }
        // What was committed between the two queries shows in the next turn.
        nothingBehindAt = behind.isEmpty() ? howFar : "";
        List<ShardBatch> batches = new ArrayList<>();
        if (!behind.isEmpty()) {
            batches.addAll(reader.read(behind));
        }
        // Progress is repeated only where the tables have nothing that the topics have not.
        for (ShardHead head : heads) {
            if (!behind.containsKey(head.shard()) && isDue(head.shard(), now)) {
                batches.add(ShardBatch.idle(head.shard(), cursor(head.shard()), head.dependsOn()));
            }
        }
        if (batches.isEmpty()) {
            return false;
        }
        publisher.publish(batches, clock.instant(), beforeCommit);
        for (ShardBatch batch : batches) {
            cursors.put(batch.shard(), batch.after());
            if (batch.after().complete()) {
                toldAtNanos.put(batch.shard(), now);
            }
        }
        return !behind.isEmpty();
    }

    private String howFar() {
        return lock.query(
                session -> session.createNativeQuery(HOW_FAR, String.class).getSingleResult());
    }

    private void requireAllShards(List<ShardHead> heads) {
        if (heads.size() != settings.shards().count()) {
            throw new IllegalStateException("the database has %d shards and %d were configured"
                    .formatted(heads.size(), settings.shards().count()));
        }
    }

    private Cursor cursor(int shard) {
        Cursor cursor = cursors.get(shard);
        if (cursor == null) {
            throw new IllegalStateException("no tail was read of shard " + shard);
        }
        return cursor;
    }

    private boolean isAnyDue(long now) {
        return cursors.keySet().stream().anyMatch(shard -> isDue(shard, now));
    }

    private boolean isDue(int shard, long now) {
        Long told = toldAtNanos.get(shard);
        return told == null
                || now - told >= Duration.ofMillis(settings.progressMillis()).toNanos();
    }

    RelayStatus.Leading status() {
        var published = new TreeMap<Integer, Long>();
        cursors.forEach((shard, cursor) -> published.put(shard, cursor.events()));
        return new RelayStatus.Leading(Map.copyOf(published), backlog, clock.instant());
    }
}
