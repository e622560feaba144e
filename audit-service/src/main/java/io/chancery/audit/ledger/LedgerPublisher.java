package io.chancery.audit.ledger;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Shards;
import io.chancery.contracts.Topics;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.store.database.AdvisoryLock;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.topic.KafkaClients;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the topic {@code chancery.ledger} equal to the ledger's tables: key = principal, value = its {@link LedgerRow},
 * a tombstone once there is none. What is published is the state at that moment, so several changes may become one
 * record and one change may be told twice, but an older state never follows a newer one.
 *
 * <p>One replica publishes, elected by the database's lock and fenced by the transactional id.
 */
public final class LedgerPublisher {

    private static final Logger LOG = Logger.getLogger(LedgerPublisher.class);
    private static final String NAME = "chancery-ledger";
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    private final Shards shards;
    private final String bootstrapServers;
    private final DatabaseLoop database;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Optional<String> trouble = Optional.empty();
    private @Nullable Thread thread;

    public LedgerPublisher(Shards shards, String bootstrapServers, Mutiny.SessionFactory sessions, Vertx vertx) {
        this.shards = shards;
        this.bootstrapServers = bootstrapServers;
        this.database = new DatabaseLoop(sessions, vertx);
    }

    /** Contends for the lead from now on, once, on a thread of its own. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().name("ledger-publisher").daemon().start(this::run);
        }
    }

    public synchronized void stop() throws InterruptedException {
        stopping.countDown();
        if (thread != null && !thread.join(STOPS_WITHIN)) {
            LOG.warn("the ledger's publisher does not end");
        }
    }

    /** Why it cannot publish at the moment; it tries again. */
    public Optional<String> trouble() {
        return trouble;
    }

    private void run() {
        while (!stopped()) {
            try {
                contend();
            } catch (RuntimeException e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
                LOG.warnf("the ledger is not published: %s; trying again", e.getMessage());
            }
        }
    }

    private boolean stopped() {
        try {
            return stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void contend() {
        Optional<AdvisoryLock> won = AdvisoryLock.tryAcquire(database, NAME);
        if (won.isEmpty()) {
            trouble = Optional.empty();
            return;
        }
        try (AdvisoryLock lock = won.get();
                KafkaProducer<String, byte[]> producer = KafkaClients.transactionalProducer(bootstrapServers, NAME)) {
            producer.initTransactions();
            do {
                lock.check();
                while (publish(lock, producer)) {
                    // A backlog goes out at once.
                    continue;
                }
                trouble = Optional.empty();
            } while (!stopped());
        }
    }

    /** What the notes read in one snapshot lead to: a row, or none any more. */
    private record Batch(List<Outbox.Note> notes, Map<String, LedgerRow> rows) {}

    /** @return whether there was anything */
    private boolean publish(AdvisoryLock lock, KafkaProducer<String, byte[]> producer) {
        Batch batch = database.inSnapshot(this::read);
        if (batch.notes().isEmpty()) {
            return false;
        }
        producer.beginTransaction();
        var principals = new LinkedHashMap<String, AccountId>();
        batch.notes().forEach(note -> principals.put(note.principal(), note.account()));
        principals.forEach((principal, account) -> producer.send(new ProducerRecord<>(
                Topics.LEDGER,
                shards.of(account),
                principal,
                Optional.ofNullable(batch.rows().get(principal))
                        .map(ContractJson::write)
                        .orElse(null))));
        lock.check();
        producer.commitTransaction();
        database.inTransaction(session -> Outbox.remove(session, batch.notes()));
        return true;
    }

    private Uni<Batch> read(Mutiny.StatelessSession session) {
        return Outbox.oldest(session, BATCH)
                .flatMap(notes -> notes.isEmpty()
                        ? Uni.createFrom().item(new Batch(notes, Map.of()))
                        : Ledger.ofPrincipals(
                                        session,
                                        notes.stream()
                                                .map(Outbox.Note::principal)
                                                .collect(Collectors.toUnmodifiableSet()))
                                .map(rows -> new Batch(
                                        notes,
                                        rows.stream()
                                                .collect(
                                                        Collectors.toMap(LedgerRow::principal, Function.identity())))));
    }
}
