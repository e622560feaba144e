package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.record.Envelope;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a fold does with an event. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Applies one event through the session, whose transaction also moves the fold's position: either both happen or
     * neither, so it may be called again for an event whose transaction was rolled back.
     *
     * @throws io.chancery.contracts.UnreadableRecord thrown or as the failure: the event is not understood and its shard
     *     stops. After any other failure the event is tried again
     */
    Uni<Void> apply(Mutiny.StatelessSession session, Log log, int shard, Envelope envelope);
}
