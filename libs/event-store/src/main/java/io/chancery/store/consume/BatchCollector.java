package io.chancery.store.consume;

import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.store.topic.StateMessage;
import io.chancery.store.topic.StateMessage.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects one shard's records of a state topic into batches, each of which leads to exactly the fold of a prefix. Pure:
 * knows nothing of Kafka or time.
 *
 * <p>While it loads, it shows nothing. Compaction takes away an older state of an entity once there is a newer one, which
 * may stand behind a progress record that is still there; so the progress records met on the way to the end say less than
 * they said when they were written. At the end nothing newer is left, and what is there is the fold of a prefix, unless
 * states follow the last progress record: then it waits for the next one.
 */
final class BatchCollector {

    /**
     * Everything that changed, up to a progress record.
     *
     * @param load if present, everything up to there is what it took, with the changes
     * @param changes by stream id
     */
    record Batch(ProgressRecord progress, Optional<StateLoad> load, Map<String, Optional<StateRecord>> changes) {

        List<StateChange> asList() {
            var list = new ArrayList<StateChange>(changes.size());
            changes.forEach((streamId, state) -> list.add(new StateChange(streamId, state)));
            return List.copyOf(list);
        }
    }

    /** These records do not continue what was shown: the topic was made again, or some of it was missed. */
    static final class Discontinuity extends RuntimeException {
        Discontinuity(String message) {
            super(message);
        }
    }

    /** What is loaded so far. */
    private static final class Loading {
        private final StateLoad load;
        private final Map<String, RuntimeException> refused = new LinkedHashMap<>();
        private boolean isEmpty = true;
        private long furthest;

        Loading(StateLoad load) {
            this.load = load;
        }

        void take(Change change) {
            isEmpty = false;
            furthest = Math.max(furthest, change.position());
            try {
                load.take(new StateChange(change.streamId(), change.state()));
                refused.remove(change.streamId());
            } catch (RuntimeException e) {
                // Compaction may not have come by yet: a later state of the stream may be one that can be read.
                refused.put(change.streamId(), e);
            }
        }

        boolean isCovered(@Nullable ProgressRecord progress) {
            return progress == null ? isEmpty : furthest <= progress.position();
        }

        /** @throws UnreadableRecord if there is a state in it that was refused */
        StateLoad complete() {
            refused.forEach((streamId, e) -> {
                throw new UnreadableRecord("%s: %s".formatted(streamId, e.getMessage()), e);
            });
            return load;
        }
    }

    private final Supplier<StateLoad> loads;

    /** Said but not covered by a progress record. */
    private final Map<String, Change> pending = new LinkedHashMap<>();

    private @Nullable Loading loading;
    private @Nullable ProgressRecord last;
    private boolean atEnd;
    private boolean hasShown;

    /** @param loads begins a shard from nothing */
    BatchCollector(Supplier<StateLoad> loads) {
        this.loads = loads;
        reload();
    }

    /** Starts over from the topic's beginning. What was shown stays so until the load is complete. */
    void reload() {
        pending.clear();
        loading = new Loading(loads.get());
        last = null;
        atEnd = false;
    }

    /** Whether there was nothing to load and nothing to go on showing. */
    boolean isEmpty() {
        return loading == null && last == null;
    }

    /**
     * Takes the next record.
     *
     * @throws Discontinuity if it cannot follow what was shown
     * @throws UnreadableRecord if it completes a load that holds what cannot be taken over
     */
    Optional<Batch> take(StateMessage message) {
        return switch (message) {
            case Change change -> {
                if (loading == null) {
                    // Moved to the end, where a newer state of the stream belongs.
                    pending.remove(change.streamId());
                    pending.put(change.streamId(), change);
                } else {
                    loading.take(change);
                }
                yield Optional.empty();
            }
            case StateMessage.Progress(ProgressRecord progress) -> {
                if (loading == null) {
                    yield live(progress);
                }
                last = progress;
                yield completeLoad();
            }
        };
    }

    /**
     * Everything that was in the partition when the load began has been taken.
     *
     * @throws UnreadableRecord if that completes a load that holds what cannot be taken over
     */
    Optional<Batch> endReached() {
        atEnd = true;
        return completeLoad();
    }

    private Optional<Batch> completeLoad() {
        if (loading == null || !atEnd || !loading.isCovered(last)) {
            return Optional.empty();
        }
        if (last == null) {
            // An empty shard. Should it have shown something once, it goes on showing that until the relay has spoken.
            loading = hasShown ? loading : null;
            return Optional.empty();
        }
        StateLoad load = loading.complete();
        loading = null;
        return Optional.of(new Batch(last, Optional.of(load), Map.of()));
    }

    private Optional<Batch> live(ProgressRecord progress) {
        ProgressRecord before = last;
        if (before != null && progress.position() < before.position()) {
            throw new Discontinuity(
                    "progress went back from %d to %d".formatted(before.position(), progress.position()));
        }
        if (before != null
                && progress.position() == before.position()
                && !progress.hash().equals(before.hash())) {
            throw new Discontinuity("position %d has another hash than before".formatted(progress.position()));
        }
        boolean advanced = progress.position() > (before == null ? 0 : before.position());
        List<Change> taken = cover(progress);
        // Each event leaves the last state of its stream, so the batch holds the state that the last event made.
        if (advanced
                && taken.stream()
                        .noneMatch(change -> change.position() == progress.position() || change.position() == 0)) {
            throw new Discontinuity("the batch up to %d lacks its last state".formatted(progress.position()));
        }
        var changes = new LinkedHashMap<String, Optional<StateRecord>>();
        taken.forEach(change -> changes.put(change.streamId(), change.state()));
        last = progress;
        return Optional.of(new Batch(progress, Optional.empty(), changes));
    }

    /** States of later positions wait for their own progress record. */
    private List<Change> cover(ProgressRecord progress) {
        var taken = new ArrayList<Change>();
        pending.values().removeIf(change -> change.position() <= progress.position() && taken.add(change));
        return taken;
    }

    /** A batch that was handed out is shown. */
    void shown() {
        hasShown = true;
    }
}
