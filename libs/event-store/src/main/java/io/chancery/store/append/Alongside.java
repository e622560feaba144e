package io.chancery.store.append;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** A write that must happen in the events' transaction and is no event, because it holds a secret's ciphertext. */
@FunctionalInterface
public interface Alongside {

    Alongside NOTHING = session -> Uni.createFrom().voidItem();

    Uni<Void> write(Mutiny.StatelessSession session);
}
