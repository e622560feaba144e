package io.chancery.identity.store;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads outside the event store. */
public final class Sessions {

    private Sessions() {}

    /** With a session of its own, so that it does not matter what else the calling context has open. */
    public static <T> Uni<T> read(Mutiny.SessionFactory sessions, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return sessions.openStatelessSession()
                .flatMap(session -> work.apply(session).eventually(session::close));
    }
}
