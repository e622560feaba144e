package io.chancery.store.consume;

import io.chancery.contracts.ProgressRecord;
import io.chancery.contracts.StateRecord;
import io.chancery.store.topic.StateMessage;
import io.chancery.store.topic.StateMessage.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * @param changes by stream id
     */
    record Batch(ProgressRecord progress, Map<String, Optional<StateRecord>> changes) {

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

    /** Said but not covered by a progress record. */
    private final Map<String, Change> pending = new LinkedHashMap<>();
    /** While loading: covered by the last progress record. */
    private final Map<String, Change> covered = new LinkedHashMap<>();
    /** Live streams that have been shown. */
    private final Set<String> shown = new HashSet<>();

    private @Nullable ProgressRecord last;
    private boolean loading = true;
    private boolean atEnd;

    /** Starts over from the topic's beginning. What was shown stays so until the load is complete. */
    void reload() {
        pending.clear();
        covered.clear();
        last = null;
        loading = true;
        atEnd = false;
    }

    /** Whether there was nothing to load and nothing to go on showing. */
    boolean isEmpty() {
        return !loading && last == null;
    }

    /**
     * Takes the next record.
     *
     * @throws Discontinuity if it cannot follow what was shown
     */
    Optional<Batch> take(StateMessage message) {
        return switch (message) {
            case Change change -> {
                // Moved to the end, where a newer state of the stream belongs.
                pending.remove(change.streamId());
                pending.put(change.streamId(), change);
                yield Optional.empty();
            }
            case StateMessage.Progress(ProgressRecord progress) -> loading ? whileLoading(progress) : live(progress);
        };
    }

    /** Everything that was in the partition when the load began has been taken. */
    Optional<Batch> endReached() {
        atEnd = true;
        return completeLoad();
    }

    private Optional<Batch> whileLoading(ProgressRecord progress) {
        last = progress;
        cover(progress).forEach(covered::put);
        return atEnd ? completeLoad() : Optional.empty();
    }

    private Optional<Batch> completeLoad() {
        if (!loading || !atEnd || !pending.isEmpty()) {
            return Optional.empty();
        }
        loading = false;
        if (last == null) {
            // An empty shard. Should it have shown something once, it goes on showing that until the relay has spoken.
            loading = !shown.isEmpty();
            return Optional.empty();
        }
        var changes = new LinkedHashMap<String, Optional<StateRecord>>();
        shown.forEach(streamId -> changes.put(streamId, Optional.empty()));
        covered.forEach((streamId, change) -> {
            if (change.state().isPresent() || shown.contains(streamId)) {
                changes.put(streamId, change.state());
            }
        });
        covered.clear();
        return Optional.of(new Batch(last, changes));
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
        Map<String, Change> taken = cover(progress);
        // Each event leaves the last state of its stream, so the batch holds the state that the last event made.
        if (advanced
                && taken.values().stream()
                        .noneMatch(change -> change.position() == progress.position() || change.position() == 0)) {
            throw new Discontinuity("the batch up to %d lacks its last state".formatted(progress.position()));
        }
        var changes = new LinkedHashMap<String, Optional<StateRecord>>();
        taken.forEach((streamId, change) -> changes.put(streamId, change.state()));
        last = progress;
        return Optional.of(new Batch(progress, changes));
    }

    /** States of later positions wait for their own progress record. */
    private Map<String, Change> cover(ProgressRecord progress) {
        var taken = new LinkedHashMap<String, Change>();
        pending.values().removeIf(change -> {
            boolean due = change.position() <= progress.position();
            if (due) {
                taken.put(change.streamId(), change);
            }
            return due;
        });
        return taken;
    }

    /** A batch that was handed out is shown. One that never is leaves a reload what showed before it to forget. */
    void shown(Batch batch) {
        batch.changes().forEach((streamId, state) -> {
            if (state.isPresent()) {
                shown.add(streamId);
            } else {
                shown.remove(streamId);
            }
        });
    }
}
