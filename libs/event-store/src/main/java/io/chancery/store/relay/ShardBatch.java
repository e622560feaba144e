package io.chancery.store.relay;

import io.chancery.contracts.Position;
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
 * @param dependsOn what the shard's events depend on, up to the head that the snapshot sees
 */
record ShardBatch(
        int shard,
        List<RecordedEvent> events,
        List<StateChange> changes,
        List<ActivityRow> activities,
        Cursor after,
        List<Position> dependsOn) {

    /** Says the same as before: nothing but progress. */
    static ShardBatch idle(int shard, Cursor cursor, List<Position> dependsOn) {
        return new ShardBatch(shard, List.of(), List.of(), List.of(), cursor, dependsOn);
    }

    sealed interface StateChange {
        record Live(StateRow row) implements StateChange {}

        /** @param position of the change that ended it */
        record Gone(String streamId, long position) implements StateChange {}
    }
}
