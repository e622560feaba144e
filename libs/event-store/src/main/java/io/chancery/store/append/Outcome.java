package io.chancery.store.append;

import io.chancery.contracts.Position;

/** What became of one submission. */
public sealed interface Outcome<R> {

    /**
     * Committed, or nothing had to change.
     *
     * @param position everything that the command did or saw is in at this position
     */
    record Done<R>(R reply, Position position) implements Outcome<R> {}

    /** Refused by its {@code decide} or because a name is taken; nothing of it was written. */
    record Declined<R>(Refused refused) implements Outcome<R> {}

    /** A stream that the authorisation used has changed since: authorise again. */
    record Overtaken<R>() implements Outcome<R> {}
}
