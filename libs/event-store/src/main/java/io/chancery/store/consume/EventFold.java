package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.store.database.AdvisoryLock;
import io.chancery.store.database.DatabaseLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the events of one or two logs into tables, each event exactly once and in the order of its shard: what an event
 * changes and the position are stored in one transaction.
 *
 * <p>Of several replicas one applies, elected by the database's lock. There is no consumer group: the position is in the
 * tables, and a second owner of it could only contradict them. Should two apply for a moment all the same, the position's
 * row lets one of them commit.
 *
 * <p>Its table is {@code fold_position}; its DDL is {@code db/event-fold}.
 */
public final class EventFold {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventFold.class);
    private static final Duration RETRY = Duration.ofMillis(300);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    private final FoldSettings settings;
    private final EventHandler handler;
    private final DatabaseLoop database;
    private final Map<ShardKey, Long> positions = new ConcurrentHashMap<>();
    private final Map<ShardKey, Stopped> stopped = new ConcurrentHashMap<>();
    private final Waiters waiters = new Waiters(this::answer);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile FoldStatus status = new FoldStatus(false, List.of(), Optional.empty(), Optional.empty());
    private volatile boolean running;
    private @Nullable Thread thread;

    public EventFold(FoldSettings settings, Mutiny.SessionFactory sessions, Vertx vertx, EventHandler handler) {
        this.settings = settings;
        this.handler = handler;
        this.database = new DatabaseLoop(sessions, vertx);
    }

    /** Contends for the lead from now on, once, on a thread of its own. The table must exist. */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the fold is started already");
        }
        running = true;
        thread = Thread.ofPlatform().name("fold-" + settings.name()).daemon().start(this::run);
    }

    /** Finishes the transaction that it is in, and lets another replica go on. */
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
                LOGGER.warn("the fold {} does not end", settings.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public FoldStatus status() {
        return status;
    }

    /** The applied position of every shard of every log, whichever replica applied it; 0 where there is none. */
    public List<Position> positions() {
        var all = new ArrayList<Position>();
        for (Log log : settings.logs()) {
            for (int shard = 0; shard < settings.shards().count(); shard++) {
                all.add(new Position(log, shard, position(new ShardKey(log, shard))));
            }
        }
        all.sort(Comparator.comparing(Position::log).thenComparing(Position::shard));
        return List.copyOf(all);
    }

    /**
     * Waits until the position is applied. Completes on the Vert.x context that asks, if there is one.
     *
     * @return true when it is; false when the time is up, or at once if its shard is stopped
     */
    public Uni<Boolean> await(Position position, Duration timeout) {
        return waiters.await(List.of(position), timeout);
    }

    private Waiters.Answer answer(List<Position> wanted) {
        boolean all = true;
        for (Position position : wanted) {
            var key = new ShardKey(position.log(), position.shard());
            if (position(key) < position.sequence()) {
                if (stopped.containsKey(key)) {
                    return Waiters.Answer.NEVER;
                }
                all = false;
            }
        }
        return all ? Waiters.Answer.REACHED : Waiters.Answer.NOT_YET;
    }

    private long position(ShardKey key) {
        return positions.getOrDefault(key, 0L);
    }

    private void run() {
        while (running) {
            try {
                contend();
            } catch (RuntimeException e) {
                if (running) {
                    LOGGER.warn("the fold {} starts over", settings.name(), e);
                }
                tell(false, Optional.of(String.valueOf(e.getMessage())));
                rest();
            }
        }
        tell(false, Optional.empty());
    }

    private void contend() {
        Optional<AdvisoryLock> won = AdvisoryLock.tryAcquire(database, "chancery fold " + settings.name());
        if (won.isEmpty()) {
            tell(false, Optional.empty());
            readPositions();
            rest();
            return;
        }
        try (AdvisoryLock lock = won.get()) {
            Map<ShardKey, FoldPosition> at = readPositions();
            stopped.clear();
            try (var term = new FoldTerm(settings, handler, database, lock, at, new Board())) {
                tell(true, Optional.empty());
                term.run(() -> running);
            }
        }
    }

    private Map<ShardKey, FoldPosition> readPositions() {
        List<FoldPosition.Row> rows = database.inTransaction(session -> FoldPosition.all(session, settings.name()));
        var at = new ConcurrentHashMap<ShardKey, FoldPosition>();
        for (FoldPosition.Row row : rows) {
            for (Log log : settings.logs()) {
                if (log.eventsTopic().equals(row.topic())) {
                    var key = new ShardKey(log, row.shard());
                    at.put(key, row.at());
                    positions.put(key, row.at().position());
                }
            }
        }
        waiters.settle();
        return at;
    }

    private void tell(boolean leading, Optional<String> trouble) {
        status = new FoldStatus(leading, List.copyOf(stopped.values()), trouble, status.lastAppliedAt());
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

    /** Where the applying thread tells how far it is. */
    private final class Board implements FoldTerm.Board {

        @Override
        public void applied(ShardKey key, long position) {
            positions.put(key, position);
            status = new FoldStatus(true, status.stopped(), Optional.empty(), Optional.of(Instant.now()));
            waiters.settle();
        }

        @Override
        public void stopped(ShardKey key, String reason) {
            LOGGER.error(
                    "the fold {} stops in shard {} of the {} log: {}",
                    settings.name(),
                    key.shard(),
                    key.log().wireName(),
                    reason);
            stopped.put(key, new Stopped(key.log(), key.shard(), reason));
            tell(true, Optional.empty());
            waiters.settle();
        }
    }
}
