package io.chancery.runtime.activity;

import io.chancery.contracts.activity.ActivityRecord;

/** Takes the activity of calls that wrote nothing. */
@FunctionalInterface
public interface ActivitySink {

    /**
     * Once this returns, the record survives the process.
     *
     * @throws io.chancery.store.append.Refused ServiceUnavailable if it cannot be taken: a call that cannot be recorded
     *     is not answered
     */
    void record(ActivityRecord activity);
}
