package io.chancery.store.verify;

import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.verify.VerificationReport.Finding;
import io.chancery.store.verify.VerificationReport.ShardCounts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Proves that a log's tables and topics are whole. It may run beside writers: what changes meanwhile is compared up to
 * the positions that the tables had when it came to each shard.
 */
public final class Verifier {

    private final VerifierSettings settings;
    private final DatabaseLoop database;
    private final TableVerifier tables;

    public Verifier(VerifierSettings settings, Mutiny.SessionFactory sessions, Vertx vertx) {
        this.settings = settings;
        this.database = new DatabaseLoop(sessions, vertx);
        this.tables = new TableVerifier(settings.log(), settings.streamTypes(), database);
    }

    /** On a thread of its own. Fails only if tables or topics cannot be read at all. */
    public Uni<VerificationReport> verify() {
        return Uni.createFrom()
                .emitter(emitter -> Thread.ofPlatform()
                        .name("verify-" + settings.log().wireName())
                        .daemon()
                        .start(() -> {
                            try {
                                emitter.complete(verifyAll());
                            } catch (RuntimeException e) {
                                emitter.fail(e);
                            }
                        }));
    }

    private VerificationReport verifyAll() {
        var counts = new ArrayList<ShardCounts>();
        List<Finding> findings = new ArrayList<>();
        try (var consumer = KafkaClients.visitingConsumer(
                settings.bootstrapServers(), "verify-" + settings.log().wireName())) {
            var partitions = new PartitionReader(consumer, settings.patience());
            for (int shard = 0; shard < settings.shards().count(); shard++) {
                var ofShard = new Findings(shard);
                counts.add(verify(shard, partitions, ofShard));
                findings.addAll(ofShard.list());
            }
        }
        return new VerificationReport(settings.log(), Instant.now(), List.copyOf(counts), List.copyOf(findings));
    }

    private ShardCounts verify(int shard, PartitionReader partitions, Findings findings) {
        ShardTables verified = tables.verify(shard, findings);
        var topics = new TopicComparison(settings.log(), shard, database, partitions, findings);
        topics.compareEvents(verified);
        topics.compareStates(verified.head());
        return new ShardCounts(
                shard,
                verified.head().seq(),
                verified.states().size(),
                verified.claims().size(),
                verified.edges().size(),
                topics.eventRecords(),
                topics.stateRecords());
    }
}
