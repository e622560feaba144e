package io.chancery.store.support;

import io.chancery.contracts.Log;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.servers.KafkaConfig;
import io.chancery.servers.KafkaServer;
import io.chancery.store.verify.VerificationReport;
import io.chancery.store.verify.Verifier;
import io.chancery.store.verify.VerifierSettings;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A broker of a test class's own, whose topics each test finds gone. */
public final class RelayBench implements AutoCloseable {

    private final KafkaConfig config = KafkaConfig.temporary();
    private KafkaServer kafka = KafkaServer.start(config);

    public KafkaServer kafka() {
        return kafka;
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Starts the broker again after it was killed. */
    public void restart() {
        kafka = KafkaServer.start(config);
    }

    /** Kills the broker, empties its disk and starts it again. */
    public void loseDisk() {
        kafka.kill();
        Disk.delete(config.dataDir());
        restart();
    }

    public void deleteTopics() {
        try (Admin admin = kafka.admin()) {
            var ours = admin.listTopics().names().get();
            admin.deleteTopics(ours).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares everything with everything. */
    public VerificationReport verify(StoreDatabase database) {
        var settings = VerifierSettings.of(Log.IDENTITY, StoreUser.SHARDS, bootstrapServers(), IdentityStreams.ALL);
        return new Verifier(settings, database.sessions(), database.vertx())
                .verify()
                .await()
                .atMost(Duration.ofMinutes(5));
    }

    /** Like {@link #verify}, of topics that need not grow any more. */
    public VerificationReport verifyAsIs(StoreDatabase database) {
        var settings = VerifierSettings.of(Log.IDENTITY, StoreUser.SHARDS, bootstrapServers(), IdentityStreams.ALL)
                .withPatience(Duration.ZERO);
        return new Verifier(settings, database.sessions(), database.vertx())
                .verify()
                .await()
                .atMost(Duration.ofMinutes(5));
    }

    @Override
    public void close() {
        kafka.close();
    }
}
