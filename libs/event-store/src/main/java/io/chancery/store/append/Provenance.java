package io.chancery.store.append;

import io.chancery.contracts.Position;
import java.util.List;
import java.util.Optional;

/**
 * Where an event comes from; becomes its CloudEvents extensions.
 *
 * @param requestId the request that asked for it ({@code correlationid})
 * @param causationId the event that it follows from, if no request asked for it
 * @param actorArn who asked ({@code authid})
 * @param dependsOn positions of other shards, of either log, that it was decided at; one at most of each
 */
public record Provenance(
        String requestId,
        Optional<String> causationId,
        String actorArn,
        List<Position> dependsOn,
        Optional<String> traceParent) {

    /** What the suite does by itself, following from an event. */
    public static Provenance following(String eventId, String actorArn, Position cause) {
        return new Provenance(eventId, Optional.of(eventId), actorArn, List.of(cause), Optional.empty());
    }
}
