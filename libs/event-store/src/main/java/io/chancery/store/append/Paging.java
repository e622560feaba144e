package io.chancery.store.append;

import java.util.Optional;

/**
 * Which part of a list.
 *
 * @param after names up to and including this one are left out
 * @param limit 1 to 1000
 */
public record Paging(Optional<String> after, int limit) {

    /** No list that a command reads whole may be longer; the AWS quotas are far below. */
    public static final int ALL = 10_000;

    public static Paging all() {
        return new Paging(Optional.empty(), ALL);
    }
}
