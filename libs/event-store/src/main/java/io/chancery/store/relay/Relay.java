package io.chancery.store.relay;

import io.chancery.contracts.Topics;
import io.chancery.store.database.AdvisoryLock;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.TopicDirectory;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a log's tables to its topics. Every replica of a service has one; the one that holds the database's lock
 * leads, and Kafka's fencing shuts out one that has lost it without knowing.
 *
 * <p>On any failure the leader drops everything and starts over from the election: only the topics' tails tell what is
 * published, never its memory.
 */
public final class Relay {

    private static final Logger LOGGER = LoggerFactory.getLogger(Relay.class);
    private static final Duration STANDBY_POLL = Duration.ofMillis(500);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    private final RelaySettings settings;
    private final DatabaseLoop database;
    private final Tails tails;
    private final Runnable beforeCommit;
    private final Clock clock = Clock.systemUTC();
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile RelayStatus status = new RelayStatus.Stopped();
    private volatile boolean running;
    private @Nullable Thread thread;

    public Relay(RelaySettings settings, Mutiny.SessionFactory sessions, Vertx vertx) {
        this(settings, sessions, vertx, new KafkaTails(settings), () -> {});
    }

    /** For tests that take a protection away or hold the relay at its most delicate moment. */
    Relay(RelaySettings settings, Mutiny.SessionFactory sessions, Vertx vertx, Tails tails, Runnable beforeCommit) {
        this.settings = settings;
        this.database = new DatabaseLoop(sessions, vertx);
        this.tails = tails;
        this.beforeCommit = beforeCommit;
    }

    /** Contends for the lead from now on, on a thread of its own. The tables must exist. */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the relay is started already");
        }
        running = true;
        status = new RelayStatus.Standby(Optional.empty());
        thread = Thread.ofPlatform()
                .name("relay-" + settings.log().wireName())
                .daemon()
                .start(this::run);
    }

    /** Finishes the transaction that it is in, gives the lead to another and returns. */
    public synchronized void stop() {
        running = false;
        wakeUp.release();
        Thread started = thread;
        if (started == null) {
            return;
        }
        try {
            if (!started.join(STOPS_WITHIN)) {
                LOGGER.warn("the relay does not end");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        thread = null;
        status = new RelayStatus.Stopped();
    }

    /** There is something to publish. Cheap, does not block: for calling after each commit. */
    public void wake() {
        if (wakeUp.availablePermits() == 0) {
            wakeUp.release();
        }
    }

    public RelayStatus status() {
        return status;
    }

    private void run() {
        while (running) {
            try {
                contend();
            } catch (RuntimeException e) {
                Optional<Contradiction> contradiction = Contradiction.in(e);
                if (contradiction.isPresent()) {
                    String reason = contradiction.get().reason();
                    LOGGER.error(
                            "the {} relay publishes nothing any more: {}",
                            settings.log().wireName(),
                            reason);
                    status = new RelayStatus.Halted(reason);
                    return;
                }
                if (running) {
                    LOGGER.warn(
                            "the {} relay stands aside and starts over",
                            settings.log().wireName(),
                            e);
                }
                status = new RelayStatus.Standby(Optional.of(String.valueOf(e.getMessage())));
                rest(STANDBY_POLL);
            }
        }
    }

    private void contend() {
        Optional<AdvisoryLock> won = AdvisoryLock.tryAcquire(
                database, "chancery relay " + settings.log().wireName());
        if (won.isEmpty()) {
            status = new RelayStatus.Standby(Optional.empty());
            rest(STANDBY_POLL);
            return;
        }
        try (AdvisoryLock lock = won.get()) {
            lead(lock);
        }
    }

    private void lead(AdvisoryLock lock) {
        try (var admin = KafkaClients.admin(settings.bootstrapServers(), settings.transactionalId() + "-admin")) {
            var topics = new TopicDirectory(admin, settings.shards());
            topics.createMissing();
            topics.ids(List.of(settings.log().eventsTopic(), settings.log().stateTopic(), Topics.ACTIVITY));
        } catch (TopicDirectory.WrongPartitionCount e) {
            throw new Contradiction(String.valueOf(e.getMessage()));
        }
        lock.check();
        // INVARIANT: fence first, then read the tails: nobody can add to them between the two.
        try (var publisher = new Publisher(settings)) {
            lock.check();
            Map<Integer, Tails.Tail> tailsNow = tails.read();
            lock.check();
            var term = new Term(settings, lock, database, publisher, tailsNow, clock, beforeCommit);
            LOGGER.info(
                    "the {} relay leads from {}",
                    settings.log().wireName(),
                    term.status().published());
            boolean told = true;
            while (running) {
                boolean more = term.turn(told);
                status = term.status();
                told = more || rest(Duration.ofMillis(settings.pollMillis()));
            }
        }
    }

    /** Whether it was woken. */
    private boolean rest(Duration atMost) {
        try {
            boolean woken = wakeUp.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (woken) {
                wakeUp.drainPermits();
            }
            return woken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
            return false;
        }
    }
}
