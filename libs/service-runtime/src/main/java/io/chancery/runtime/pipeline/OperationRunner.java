package io.chancery.runtime.pipeline;

import io.chancery.runtime.activity.ActivityRecords;
import io.chancery.runtime.caller.Call;
import io.smallrye.mutiny.Uni;

/** What a decoded operation goes through before it is answered. A service with an event store has a {@link Pipeline}. */
@FunctionalInterface
public interface OperationRunner {

    /**
     * Runs one operation for its caller.
     *
     * @param operation one of the service's operation records
     * @return fails with {@link io.chancery.store.append.Refused} or a bug; either way the attempt is in the activity trail
     */
    Uni<? extends Pipeline.Answer<? extends Record>> run(Record operation, Call call, ActivityRecords records);
}
