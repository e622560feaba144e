package io.chancery.store.relay;

import io.chancery.store.row.ActivityRow;
import io.chancery.store.row.StateRow;
import io.chancery.store.topic.RecordedEvent;
import java.util.List;

/**
 * What one shard adds to a Kafka transaction, read in one snapshot.
 *
 * @param changes the state rows to publish, in the order of their positions
 * @param activities activity rows to publish
 * @param after where the shard stands once all this is committed
 */
record ShardBatch(
        int shard, List<RecordedEvent> events, List<StateChange> changes, List<ActivityRow> activities, Cursor after) {

    /** Says the same as before: nothing but progress. */
    static ShardBatch idle(int shard, Cursor cursor) {
        return new ShardBatch(shard, List.of(), List.of(), List.of(), cursor);
    }

    sealed interface StateChange {
        record Live(StateRow row) implements StateChange {}

        /** @param position of the change that ended it */
        record Gone(String streamId, long position) implements StateChange {}
    }
}
