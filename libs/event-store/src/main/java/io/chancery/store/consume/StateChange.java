package io.chancery.store.consume;

import io.chancery.contracts.record.StateRecord;
import java.util.Optional;

/**
 * An entity's new state.
 *
 * @param streamId {@code <kind>/<id>}
 * @param state empty if the entity is gone
 */
public record StateChange(String streamId, Optional<StateRecord> state) {}
