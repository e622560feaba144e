package io.chancery.store.topic;

import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import java.util.Optional;

/** One record of a state topic. */
public sealed interface StateMessage {

    /**
     * An entity's new state.
     *
     * @param position that this state is of; 0 if the record does not tell
     * @param state empty for a tombstone: the entity is gone
     */
    record Change(String streamId, long position, Optional<StateRecord> state) implements StateMessage {}

    /** Everything up to a position has been said. */
    record Progress(ProgressRecord progress) implements StateMessage {}
}
