package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.record.ProgressRecord;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a cache at exactly the fold of a prefix of each shard, from the state topics: every partition, without a group,
 * committed records, from the beginning. No shard shows what depends on more of another than shows of that one.
 *
 * <p>What is shown survives trouble: with the broker down, the topics made again or a reader far behind, the listener's
 * states stay as they are until a new load is complete; {@link #caughtUp} and {@link #lastProgressAt} tell.
 */
public final class StateReader {

    private static final Logger LOGGER = LoggerFactory.getLogger(StateReader.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private final StateReaderSettings settings;
    private final StateListener listener;
    private final Clock clock;
    private final boolean gated;
    private final Map<ShardKey, ShardProgress> shards = new ConcurrentHashMap<>();
    private final Waiters waiters = new Waiters(this::answer);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile List<HeldBack> heldBack = List.of();
    private volatile boolean anyStopped;
    private volatile boolean running;
    private @Nullable Thread thread;

    public StateReader(StateReaderSettings settings, StateListener listener) {
        this(settings, listener, Clock.systemUTC(), true);
    }

    /** For tests that let time pass, or take the gate away that holds back what depends on something else. */
    StateReader(StateReaderSettings settings, StateListener listener, Clock clock, boolean gated) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.gated = gated;
        for (Log log : settings.logs()) {
            for (int shard = 0; shard < settings.shards().count(); shard++) {
                shards.put(new ShardKey(log, shard), ShardProgress.NOTHING);
            }
        }
    }

    /** Reads from now on, once, on a thread of its own. Topics that are missing yet are made. */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the reader is started already");
        }
        running = true;
        thread = Thread.ofPlatform()
                .name("state-reader-" + settings.name())
                .daemon()
                .start(this::run);
    }

    public synchronized void stop() {
        running = false;
        stopping.countDown();
        Thread started = thread;
        if (started == null) {
            return;
        }
        try {
            if (started.join(STOPS_WITHIN)) {
                thread = null;
            } else {
                LOGGER.warn("the reader {} does not end", settings.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether everything that the topics held when the last load began is applied. False while it loads for the first
     * time or again.
     */
    public boolean caughtUp() {
        return shards.values().stream().allMatch(ShardProgress::loaded);
    }

    /**
     * Waits until all these positions are applied. Completes on the Vert.x context that asks, if there is one.
     *
     * @return true when they are; false when the time is up, or at once if a shard among them is stopped
     */
    public Uni<Boolean> await(List<Position> positions, Duration timeout) {
        return waiters.await(List.copyOf(positions), timeout);
    }

    /** The applied position of every shard, sorted by log and shard; 0 where nothing is applied. */
    public List<Position> positions() {
        var sorted = new TreeMap<Log, TreeMap<Integer, Position>>();
        shards.forEach((key, progress) -> sorted.computeIfAbsent(key.log(), log -> new TreeMap<>())
                .put(key.shard(), new Position(key.log(), key.shard(), progress.position())));
        var all = new ArrayList<Position>();
        sorted.values().forEach(ofLog -> all.addAll(ofLog.values()));
        return List.copyOf(all);
    }

    /** The applied position of a shard. */
    public Position position(Log log, int shard) {
        return new Position(log, shard, progress(new ShardKey(log, shard)).position());
    }

    /** When the relay wrote the progress that was applied last; empty before the first. */
    public Optional<Instant> lastProgressAt(Log log, int shard) {
        return progress(new ShardKey(log, shard)).at();
    }

    /**
     * The shards that do not go on. They start again with the process, or when their topic is made again: then they are
     * stopped until they are loaded.
     */
    public List<Stopped> stopped() {
        var found = new ArrayList<Stopped>();
        shards.forEach((key, progress) ->
                progress.stopped().ifPresent(reason -> found.add(new Stopped(key.log(), key.shard(), reason))));
        return List.copyOf(found);
    }

    /** The shards of which more was read than may show, because it depends on what has not been read. */
    public List<HeldBack> heldBack() {
        return heldBack;
    }

    /** Whether any shard does not go on. */
    public boolean isAnyStopped() {
        return anyStopped;
    }

    /** Whether this shard does not go on. */
    public boolean isStopped(Log log, int shard) {
        return progress(new ShardKey(log, shard)).stopped().isPresent();
    }

    private Waiters.Answer answer(List<Position> positions) {
        boolean all = true;
        for (Position position : positions) {
            ShardProgress progress = progress(new ShardKey(position.log(), position.shard()));
            if (progress.position() < position.sequence()) {
                if (progress.stopped().isPresent()) {
                    return Waiters.Answer.NEVER;
                }
                all = false;
            }
        }
        return all ? Waiters.Answer.REACHED : Waiters.Answer.NOT_YET;
    }

    /** A shard that this reader does not read never gets anywhere, so who waits for it waits in vain. */
    private ShardProgress progress(ShardKey key) {
        return shards.getOrDefault(key, ShardProgress.NOTHING);
    }

    private void run() {
        var collectors = new ConcurrentHashMap<ShardKey, BatchCollector>();
        shards.keySet()
                .forEach(key -> collectors.put(key, new BatchCollector(() -> listener.load(key.log(), key.shard()))));
        var gate = new DependencyGate(shards.keySet(), gated);
        while (running) {
            try (var reading = new StateReading(settings, clock, collectors, gate, new Board())) {
                reading.run(() -> running);
            } catch (RuntimeException e) {
                if (running) {
                    LOGGER.warn("the reader {} starts over", settings.name(), e);
                    rest();
                }
            }
        }
    }

    private void rest() {
        try {
            if (stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /**
     * Where the reading thread tells how far one load and what follows it is. A shard that stopped before stays stopped until
     * this load has something of it to show: what shows till then lacks what it stopped at.
     */
    private final class Board implements StateReading.Board {

        private final Set<ShardKey> stoppedSince = new HashSet<>();

        @Override
        public void loading() {
            shards.replaceAll((key, progress) -> progress.loaded(false));
        }

        @Override
        public void empty(ShardKey key) {
            shards.computeIfPresent(key, (same, progress) -> mended(key, progress.loaded(true)));
            noteMended();
        }

        @Override
        public void apply(List<DependencyGate.Ready> ready) {
            listener.apply(ready.stream().map(Board::batch).toList());
            for (DependencyGate.Ready one : ready) {
                ProgressRecord said = one.batch().progress();
                shards.computeIfPresent(
                        one.key(), (key, progress) -> mended(key, progress.applied(said.position(), said.at())));
            }
            noteMended();
            waiters.settle();
        }

        /** What was held back may show after its shard has stopped further on. */
        private ShardProgress mended(ShardKey key, ShardProgress progress) {
            return stoppedSince.contains(key) ? progress : progress.stopped(Optional.empty());
        }

        private void noteMended() {
            anyStopped = anyStopped
                    && shards.values().stream()
                            .anyMatch(progress -> progress.stopped().isPresent());
        }

        private static StateBatch batch(DependencyGate.Ready ready) {
            ShardKey key = ready.key();
            ProgressRecord said = ready.batch().progress();
            return new StateBatch(
                    key.log(),
                    key.shard(),
                    said.position(),
                    said.hash(),
                    said.at(),
                    ready.batch().load(),
                    ready.batch().asList());
        }

        @Override
        public void heldBack(List<HeldBack> found) {
            heldBack = found;
        }

        @Override
        public void stopped(ShardKey key, String reason) {
            LOGGER.error(
                    "shard {} of the {} states stops: {}",
                    key.shard(),
                    key.log().wireName(),
                    reason);
            stoppedSince.add(key);
            shards.computeIfPresent(key, (same, progress) -> progress.stopped(Optional.of(reason)));
            anyStopped = true;
            waiters.settle();
        }
    }
}
