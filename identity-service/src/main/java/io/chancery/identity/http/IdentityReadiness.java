package io.chancery.identity.http;

import io.chancery.identity.IdentityLifecycle;
import io.chancery.identity.store.Sessions;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelayStatus;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Ready: the database answers, its shards are there, and the key-encryption key opens what is sealed. A halted relay is
 * down too, since what is written then reaches nobody; one that only stands by, or waits for Kafka, is not.
 */
@ApplicationScoped
@Readiness
public class IdentityReadiness implements AsyncHealthCheck {

    private static final String NAME = "identity-service";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Mutiny.SessionFactory sessions;
    private final Relay relay;
    private final IdentityLifecycle lifecycle;

    public IdentityReadiness(Mutiny.SessionFactory sessions, Relay relay, IdentityLifecycle lifecycle) {
        this.sessions = sessions;
        this.relay = relay;
        this.lifecycle = lifecycle;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Sessions.read(
                        sessions,
                        session -> session.createNativeQuery("select count(*) from shard_head", Long.class)
                                .getSingleResult())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(shards -> response(shards > 0, "shards", String.valueOf(shards)))
                .onFailure()
                .recoverWithItem(failure -> response(false, "database", "does not answer"));
    }

    private HealthCheckResponse response(boolean databaseUp, String key, String value) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).withData(key, value);
        boolean relayUp = switch (relay.status()) {
            case RelayStatus.Halted halted -> {
                response.withData("relay", "halted: " + halted.reason());
                yield false;
            }
            case RelayStatus.Leading leading -> {
                response.withData("relay", "leading").withData("backlog", leading.backlog());
                yield true;
            }
            case RelayStatus.Standby standby -> {
                response.withData(
                        "relay", standby.trouble().map("standby: "::concat).orElse("standby"));
                yield true;
            }
            case RelayStatus.Stopped stopped -> {
                response.withData("relay", "stopped");
                yield false;
            }
        };
        lifecycle.problem().ifPresent(problem -> response.withData("problem", problem));
        return response.status(databaseUp && relayUp && lifecycle.problem().isEmpty())
                .build();
    }
}
