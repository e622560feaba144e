package io.chancery.runtime.operation;

import io.smallrye.mutiny.Uni;

/** What an operation prepares that needs nothing of others. */
public record Nothing() {
    public static final Nothing NOTHING = new Nothing();

    public static Uni<Nothing> needed() {
        return Uni.createFrom().item(NOTHING);
    }
}
