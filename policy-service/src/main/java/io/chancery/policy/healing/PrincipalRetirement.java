package io.chancery.policy.healing;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.contracts.record.Envelope;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.catalogue.ServiceLinkedPolicies;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Command;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Outcome;
import io.chancery.store.append.Provenance;
import io.chancery.store.append.Submission;
import io.chancery.store.consume.EventFold;
import io.chancery.store.consume.FoldSettings;
import io.chancery.store.consume.FoldStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Follows identity-service's log and retires what was deleted there: a user, group or role, or a whole account. A new
 * service-linked role gets the policy of its service.
 *
 * <p>Attaching asks identity-service whether the principal lives and then takes the lock of its own log, so the principal
 * may be deleted in between. It makes no difference: its deletion is in identity-service's log, is folded here, and
 * retires the principal's stream under the same lock that attaching takes. An attachment that slipped in before is
 * dropped by the retirement; one that comes after finds the stream {@linkplain
 * io.chancery.store.append.Stream#deleted() deleted} and is refused. That is why a principal is retired even if it has no
 * policies, and, since unique ids are never used again, for ever. Until then nobody decides wrongly: a decision needs the
 * principal to live in identity-service's state.
 *
 * <p>Each command is a transaction of its own, committed before the fold's position. Should the process die in between, the
 * event comes again, and a command that was done finds the stream retired and changes nothing.
 */
@ApplicationScoped
public class PrincipalRetirement {

    private static final String NAME = "retirement";
    private static final String ACTOR = "arn:aws:iam::000000000000:service/policy-service";

    private final EventStore store;
    private final EventFold fold;
    private final ServiceRoles serviceRoles;
    private final Clock clock = Clock.systemUTC();

    public PrincipalRetirement(
            EventStore store,
            AwsManagedPolicies policies,
            Shards shards,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        this.store = store;
        this.serviceRoles = new ServiceRoles(new ServiceLinkedPolicies(policies));
        this.fold = new EventFold(
                FoldSettings.of(NAME, List.of(Log.IDENTITY), shards, bootstrapServers),
                sessions,
                vertx,
                (session, log, shard, envelope) -> apply(log, shard, envelope));
    }

    /** Once the store has been initialised. Its tables are those of {@code db/event-fold}. */
    public void start() {
        fold.start();
    }

    public void stop() {
        fold.stop();
    }

    /** For health: a shard that is stopped no longer forgets what was deleted. */
    public FoldStatus status() {
        return fold.status();
    }

    private Uni<Void> apply(Log log, int shard, Envelope envelope) {
        var cause = new Position(log, shard, envelope.sequence());
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Command<?, NoReply> command : Retirements.following(envelope)) {
            all = all.chain(() -> append(command, envelope, cause));
        }
        for (Command<?, NoReply> command : serviceRoles.following(envelope)) {
            all = all.chain(() -> append(command, envelope, cause));
        }
        return all;
    }

    private <T> Uni<Void> append(Command<T, NoReply> command, Envelope envelope, Position cause) {
        Submission<T, NoReply> submission = Submission.internal(
                command,
                Facts.drawn(clock.instant()),
                Provenance.following(envelope.required(Envelope.ID), ACTOR, cause));
        return store.append(submission).flatMap(outcome -> switch (outcome) {
            case Outcome.Done<NoReply> done -> Uni.createFrom().voidItem();
            case Outcome.Declined<NoReply> declined -> Uni.createFrom().failure(declined.refused());
            case Outcome.Overtaken<NoReply> overtaken ->
                Uni.createFrom().failure(new IllegalStateException("an unconditional command is never overtaken"));
        });
    }
}
