package io.chancery.policy.search;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a page of a search looks at: of all that is offered, the first so many behind where the page before stopped, in
 * the order of their keys. However much is offered, no more than that is held.
 */
final class Candidates {

    private final Optional<String> after;
    private final int limit;
    private final TreeMap<String, String> kept = new TreeMap<>();
    private boolean more;

    /** @param after keys up to and including this one are left out */
    Candidates(Optional<String> after, int limit) {
        this.after = after;
        this.limit = limit;
    }

    /** A candidate that is its own key. */
    void offer(String candidate) {
        offer(candidate, candidate);
    }

    /** Of several with the same key the first counts. */
    void offer(String key, String candidate) {
        boolean behind = after.isPresent() && key.compareTo(after.get()) <= 0;
        if (behind || kept.containsKey(key)) {
            return;
        }
        if (kept.size() == limit) {
            more = true;
            if (key.compareTo(kept.lastKey()) > 0) {
                return;
            }
            kept.pollLastEntry();
        }
        kept.put(key, candidate);
    }

    SortedMap<String, String> byKey() {
        return kept;
    }

    /** Whether there are others behind these. */
    boolean more() {
        return more;
    }
}
