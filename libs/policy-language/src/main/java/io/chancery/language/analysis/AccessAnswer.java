package io.chancery.language.analysis;

import io.chancery.language.request.AccessRequest;

/** What a check of access came to. Only {@link Proved} is good news. */
public sealed interface AccessAnswer {

    /** There is no request that gets the access. */
    record Proved() implements AccessAnswer {}

    /**
     * This request gets the access: the evaluator says so too.
     *
     * @param statement the index of an Allow that matches it, in the policy that was checked
     */
    record Witnessed(AccessRequest request, int statement) implements AccessAnswer {}

    /** Neither proved nor shown; to be taken as granted. */
    record Undecided(String reason) implements AccessAnswer {}

    default boolean proved() {
        return this instanceof Proved;
    }
}
