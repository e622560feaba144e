package io.chancery.audit.trail;

import io.chancery.contracts.activity.ActivityRecord;
import java.time.Instant;
import java.util.Comparator;

/**
 * One use of a key. The later counts; of two at the same time the one with the greater text, so that every order of
 * delivery leads to the same.
 *
 * @param service the namespace, {@code iam} or {@code sts}
 */
record LastUse(Instant at, String region, String service) implements Comparable<LastUse> {

    private static final Comparator<LastUse> ORDER =
            Comparator.comparing(LastUse::at).thenComparing(LastUse::region).thenComparing(LastUse::service);

    static LastUse of(ActivityRecord activity) {
        return new LastUse(activity.eventTime(), activity.region(), ActivityTrail.service(activity.eventSource()));
    }

    @Override
    public int compareTo(LastUse other) {
        return ORDER.compare(this, other);
    }
}
