package io.chancery.policy.http;

import io.chancery.contracts.Position;
import io.chancery.contracts.policy.Catalogue;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.healing.PrincipalRetirement;
import io.chancery.store.consume.FoldStatus;
import io.chancery.store.consume.HeldBack;
import io.chancery.store.consume.StateReader;
import io.chancery.store.consume.Stopped;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelayStatus;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Ready: the database answers, the decision cache is loaded, and the catalogue in force is the one that this replica
 * ships. A halted relay is down too. A shard that cannot be read on, or waits for another, is only shown: its accounts are
 * denied, at once or when it is stale, and the others are not to suffer for it. So is a shard whose deletions are not retired
 * any more: nobody decides by it. While the cache loads, what waits is not loaded.
 */
@ApplicationScoped
@Readiness
public class PolicyReadiness implements AsyncHealthCheck {

    private static final String NAME = "policy-service";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Mutiny.SessionFactory sessions;
    private final Relay relay;
    private final StateReader reader;
    private final DecisionCache cache;
    private final AwsManagedPolicies shipped;
    private final PrincipalRetirement retirement;

    public PolicyReadiness(
            Mutiny.SessionFactory sessions,
            Relay relay,
            StateReader reader,
            DecisionCache cache,
            AwsManagedPolicies shipped,
            PrincipalRetirement retirement) {
        this.sessions = sessions;
        this.relay = relay;
        this.reader = reader;
        this.cache = cache;
        this.shipped = shipped;
        this.retirement = retirement;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return sessions.withStatelessSession(
                        session -> session.createNativeQuery("select count(*) from shard_head", Long.class)
                                .getSingleResult())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(shards -> response(true))
                .onFailure()
                .recoverWithItem(failure -> response(false));
    }

    private HealthCheckResponse response(boolean databaseUp) {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named(NAME).withData("database", databaseUp ? "up" : "does not answer");
        Optional<String> catalogue = catalogueTrouble();
        catalogue.ifPresent(trouble -> response.withData("catalogue", trouble));
        List<Stopped> stopped = reader.stopped();
        if (!stopped.isEmpty()) {
            response.withData("stopped", shown(stopped));
        }
        List<HeldBack> held = reader.heldBack();
        if (!held.isEmpty()) {
            response.withData("held", held.stream().map(PolicyReadiness::shown).collect(Collectors.joining("; ")));
        }
        response.withData("cache", reader.caughtUp() ? "loaded" : "loading")
                .withData("relay", shown(relay.status()))
                .withData("retirement", shown(retirement.status()));
        return response.status(databaseUp && isUp(relay.status()) && reader.caughtUp() && catalogue.isEmpty())
                .build();
    }

    /** One that was never started is not: nothing that is written then would be published, as in a training run. */
    static boolean isUp(RelayStatus status) {
        return switch (status) {
            case RelayStatus.Leading leading -> true;
            case RelayStatus.Standby standby -> true;
            case RelayStatus.Halted halted -> false;
            case RelayStatus.Stopped stopped -> false;
        };
    }

    private Optional<String> catalogueTrouble() {
        Optional<Catalogue> inForce = cache.image().catalogue();
        if (inForce.isEmpty()) {
            return Optional.of("none is in force yet");
        }
        return inForce.get().sha256().equals(shipped.sha256())
                ? Optional.empty()
                : Optional.of(
                        "in force is %s, shipped is %s".formatted(inForce.get().version(), shipped.version()));
    }

    private static String shown(List<Stopped> stopped) {
        return stopped.stream().map(PolicyReadiness::shown).collect(Collectors.joining("; "));
    }

    private static String shown(Stopped stopped) {
        return "%s/%d: %s".formatted(stopped.log().wireName(), stopped.shard(), stopped.reason());
    }

    private static String shown(HeldBack held) {
        return "%s/%d/%d of %s waits for %s"
                .formatted(
                        held.log().wireName(),
                        held.shard(),
                        held.position(),
                        held.since(),
                        held.waitsFor().map(Position::toString).orElse("logs that depend on more than there is of it"));
    }

    private static String shown(RelayStatus status) {
        return switch (status) {
            case RelayStatus.Halted halted -> "halted: " + halted.reason();
            case RelayStatus.Leading leading -> "leading, backlog " + leading.backlog();
            case RelayStatus.Standby standby ->
                standby.trouble().map("standby: "::concat).orElse("standby");
            case RelayStatus.Stopped none -> "stopped";
        };
    }

    static String shown(FoldStatus status) {
        String does = status.leading() ? "applying" : "standby";
        String trouble = status.trouble().map(", trouble: "::concat).orElse("");
        return status.stopped().isEmpty() ? does + trouble : does + trouble + ", stopped " + shown(status.stopped());
    }
}
