package io.chancery.audit.http;

import io.chancery.audit.ledger.LedgerPublisher;
import io.chancery.audit.trail.ActivityConsumer;
import io.chancery.store.consume.EventFold;
import io.chancery.store.consume.FoldStatus;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Ready: the database answers, no shard of a log has stopped, and activity is taken. One that waits for Kafka, or stands
 * by for another replica, is ready: its tables answer.
 */
@ApplicationScoped
@Readiness
public class AuditReadiness implements AsyncHealthCheck {

    private static final String NAME = "audit-service";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Mutiny.SessionFactory sessions;
    private final EventFold fold;
    private final LedgerPublisher publisher;
    private final ActivityConsumer activity;
    private final KafkaConnector channels;

    public AuditReadiness(
            Mutiny.SessionFactory sessions,
            EventFold fold,
            LedgerPublisher publisher,
            ActivityConsumer activity,
            @Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector channels) {
        this.sessions = sessions;
        this.fold = fold;
        this.publisher = publisher;
        this.activity = activity;
        this.channels = channels;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return sessions.withStatelessSession(
                        session -> session.createNativeQuery("select count(*) from fold_position", Long.class)
                                .getSingleResult())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(shards -> response(true, "answers"))
                .onFailure()
                .recoverWithItem(failure -> response(false, "does not answer"));
    }

    private HealthCheckResponse response(boolean databaseUp, String database) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).withData("database", database);
        FoldStatus status = fold.status();
        response.withData("fold", status.leading() ? "applying" : "standby");
        status.trouble().ifPresent(why -> response.withData("fold.trouble", why));
        status.stopped()
                .forEach(shard -> response.withData(
                        "stopped %s/%d".formatted(shard.log().wireName(), shard.shard()), shard.reason()));
        publisher.trouble().ifPresent(why -> response.withData("ledger.trouble", why));
        activity.trouble().ifPresent(why -> response.withData("activity.trouble", why));
        activity.stopped().ifPresent(why -> response.withData("activity.stopped", why));
        HealthReport channel = channels.getLiveness();
        channel.getChannels().stream()
                .filter(each -> !each.isOk())
                .forEach(each -> response.withData("channel " + each.getChannel(), String.valueOf(each.getMessage())));
        boolean up =
                databaseUp && status.stopped().isEmpty() && activity.stopped().isEmpty() && channel.isOk();
        return response.status(up).build();
    }
}
