package io.chancery.store.append;

import java.util.List;

/**
 * What a command decided.
 *
 * @param changes in order; none if all is already as asked
 * @param reply what the caller gets once the transaction is committed
 */
public record Decision<R>(List<Change> changes, R reply, Alongside alongside) {

    public static <R> Decision<R> of(List<Change> changes, R reply) {
        return new Decision<>(changes, reply, Alongside.NOTHING);
    }

    public static <R> Decision<R> of(Change change, R reply) {
        return of(List.of(change), reply);
    }

    /** All is already as asked. */
    public static <R> Decision<R> unchanged(R reply) {
        return of(List.of(), reply);
    }

    public Decision<R> alongside(Alongside write) {
        return new Decision<>(changes, reply, write);
    }
}
