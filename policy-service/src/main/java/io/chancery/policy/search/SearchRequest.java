package io.chancery.policy.search;

import io.chancery.policy.authzen.Names;
import io.chancery.policy.authzen.QuestionReader.Circumstances;
import java.util.Optional;

/**
 * A search, and which page of it.
 *
 * @param names what its types and ids are called
 * @param token where the page before stopped
 * @param limit how many results the page may have; without it, as many as the page before, or {@link #DEFAULT_LIMIT}
 * @param digest of all but the page: what a token is good for
 */
record SearchRequest(
        Search search,
        Circumstances circumstances,
        Names names,
        Optional<String> token,
        Optional<Integer> limit,
        String digest) {

    /** Results of a page that does not say how many it may have. */
    static final int DEFAULT_LIMIT = 100;
}
