package io.chancery.policy.organization;

import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Outcome;
import io.chancery.store.append.Provenance;
import io.chancery.store.append.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sees to it at start that there is an organisation, once the store has been initialised. */
@ApplicationScoped
public class OrganizationCreation {

    private static final String ACTOR = "arn:aws:iam::000000000000:service/policy-service";

    private final EventStore store;
    private final Clock clock = Clock.systemUTC();

    public OrganizationCreation(EventStore store) {
        this.store = store;
    }

    /** Fails if it could not be recorded. */
    public Uni<Void> create() {
        var provenance = new Provenance("organization", Optional.empty(), ACTOR, List.of(), Optional.empty());
        Submission<?, NoReply> submission =
                Submission.internal(new CreateOrganization(), Facts.drawn(clock.instant()), provenance);
        return store.append(submission).flatMap(outcome -> switch (outcome) {
            case Outcome.Done<NoReply> done -> Uni.createFrom().voidItem();
            case Outcome.Declined<NoReply> declined -> Uni.createFrom().failure(declined.refused());
            case Outcome.Overtaken<NoReply> overtaken ->
                Uni.createFrom().failure(new IllegalStateException("an unconditional command is never overtaken"));
        });
    }
}
