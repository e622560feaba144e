package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.store.consume.BatchCollector.Batch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds batches back until what they depend on can be shown with them or before them, so that no change shows before one
 * that was acknowledged before it was made. Pure: knows nothing of Kafka or time.
 *
 * <p>Single events depend on what was there before them, so among them there is no circle. Among batches there are: the
 * identity events 1 to 10 may depend on policy event 5, which came in one batch with policy event 8, which depends on
 * identity event 7. Waiting for one another batch by batch would then never end. So {@link #ready} finds the largest set
 * of batches that is whole together, and all of it is shown in one step. Whatever the batches, that is everything as soon
 * as all that was published has been read.
 */
final class DependencyGate {

    /** When a shard holds this many batches, what comes more is merged into the last: no more than a state per stream. */
    private static final int HELD_APART = 16;

    /** What may show now of one shard. */
    record Ready(ShardKey key, Batch batch, int count) {}

    private static final class Lane {
        private final List<Batch> held = new ArrayList<>();
        private long shown;
        private List<Position> shownDependsOn = List.of();

        /** The position at which this shard would be with the first {@code count} of what is held. */
        long position(int count) {
            return count == 0 ? shown : held.get(count - 1).progress().position();
        }

        /** What that would depend on. Each progress record tells it of all events since the first. */
        List<Position> dependsOn(int count) {
            return count == 0
                    ? shownDependsOn
                    : held.get(count - 1).progress().dependsOn().orElse(List.of());
        }

        void add(Batch batch) {
            if (!held.isEmpty() && (held.size() == HELD_APART || repeats(held.getLast(), batch))) {
                held.set(held.size() - 1, merged(List.of(held.getLast(), batch)));
            } else {
                held.add(batch);
            }
        }

        private static boolean repeats(Batch before, Batch batch) {
            return batch.changes().isEmpty()
                    && batch.progress().position() == before.progress().position()
                    && batch.progress().dependsOn().equals(before.progress().dependsOn());
        }
    }

    private final Map<ShardKey, Lane> lanes = new LinkedHashMap<>();
    private final Set<Log> logs = EnumSet.noneOf(Log.class);
    private final boolean closed;

    /** @param shards that are read; what depends on a log of which none is read waits for nothing there */
    DependencyGate(Collection<ShardKey> shards) {
        this(shards, true);
    }

    /** For the tests that show what the gate is for: one that is not closed lets everything through at once. */
    DependencyGate(Collection<ShardKey> shards, boolean closed) {
        shards.forEach(key -> {
            lanes.put(key, new Lane());
            logs.add(key.log());
        });
        this.closed = closed;
    }

    /** The next batch of a shard. */
    void add(ShardKey key, Batch batch) {
        lane(key).add(batch);
    }

    /** All that may show now, to be shown in one step; one of each shard at most. */
    List<Ready> ready() {
        Map<ShardKey, Integer> counts = largest();
        var ready = new ArrayList<Ready>();
        counts.forEach((key, count) -> {
            if (count > 0) {
                ready.add(new Ready(key, merged(lane(key).held.subList(0, count)), count));
            }
        });
        return ready;
    }

    /** These are shown. */
    void shown(List<Ready> ready) {
        for (Ready one : ready) {
            Lane lane = lane(one.key());
            lane.shown = lane.position(one.count());
            lane.shownDependsOn = lane.dependsOn(one.count());
            lane.held.subList(0, one.count()).clear();
        }
    }

    /** Nothing that is held of this shard shall ever show. */
    void drop(ShardKey key) {
        lane(key).held.clear();
    }

    /** The shards are read from their beginnings again: what is held will come once more. */
    void reload() {
        lanes.values().forEach(lane -> lane.held.clear());
    }

    /** The shards that have something that may not show yet. */
    List<HeldBack> heldBack() {
        if (lanes.values().stream().allMatch(lane -> lane.held.isEmpty())) {
            return List.of();
        }
        Map<ShardKey, Integer> counts = largest();
        var found = new ArrayList<HeldBack>();
        lanes.forEach((key, lane) -> {
            if (!lane.held.isEmpty()) {
                ProgressRecord first = lane.held.getFirst().progress();
                Optional<Position> waitsFor = lane.dependsOn(1).stream()
                        .filter(position -> !reaches(counts, position))
                        .findFirst();
                Instant since = first.at();
                found.add(new HeldBack(key.log(), key.shard(), first.position(), waitsFor, since));
            }
        });
        return List.copyOf(found);
    }

    /**
     * How many batches of each shard may show together: as many as possible. Begins with all of them and takes away what
     * depends on something that is not among them, until nothing does.
     */
    private Map<ShardKey, Integer> largest() {
        var counts = new LinkedHashMap<ShardKey, Integer>();
        lanes.forEach((key, lane) -> counts.put(key, lane.held.size()));
        boolean changed = closed;
        while (changed) {
            changed = false;
            for (Map.Entry<ShardKey, Lane> entry : lanes.entrySet()) {
                changed |= shorten(counts, entry.getKey(), entry.getValue());
            }
        }
        return counts;
    }

    private boolean shorten(Map<ShardKey, Integer> counts, ShardKey key, Lane lane) {
        int before = count(counts, key);
        int count = before;
        while (count > 0 && !whole(counts, lane.dependsOn(count))) {
            counts.put(key, --count);
        }
        boolean changed = count != before;
        if (count == 0) {
            // Of a restored log less may be there than what shows depends on: that log stays as it shows.
            for (Position position : lane.shownDependsOn) {
                var other = new ShardKey(position.log(), position.shard());
                if (!reaches(counts, position) && count(counts, other) > 0) {
                    counts.put(other, 0);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private boolean whole(Map<ShardKey, Integer> counts, List<Position> dependsOn) {
        return dependsOn.stream().allMatch(position -> reaches(counts, position));
    }

    private boolean reaches(Map<ShardKey, Integer> counts, Position position) {
        if (!logs.contains(position.log())) {
            return true;
        }
        var key = new ShardKey(position.log(), position.shard());
        Lane lane = lanes.get(key);
        return lane != null && lane.position(count(counts, key)) >= position.sequence();
    }

    private static int count(Map<ShardKey, Integer> counts, ShardKey key) {
        return counts.getOrDefault(key, 0);
    }

    private Lane lane(ShardKey key) {
        Lane lane = lanes.get(key);
        if (lane == null) {
            throw new IllegalArgumentException(key + " is not read here");
        }
        return lane;
    }

    /** One batch that leads where these lead one after the other. What was held before a load is gone, so a load is first. */
    private static Batch merged(List<Batch> batches) {
        if (batches.size() == 1) {
            return batches.getFirst();
        }
        var changes = new LinkedHashMap<String, Optional<StateRecord>>();
        batches.forEach(batch -> changes.putAll(batch.changes()));
        return new Batch(batches.getLast().progress(), batches.getFirst().load(), changes);
    }
}
