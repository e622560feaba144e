package io.chancery.store.append;

import io.chancery.contracts.Event;
import io.chancery.contracts.stream.StreamType;

/**
 * One event to append.
 *
 * @param id of the stream, without its kind
 * @param subject the ARN of what changed
 */
public record Change(StreamType<?, ?> type, String id, String subject, Event event) {

    public Change {
        if (!type.eventType().isInstance(event)) {
            throw new IllegalArgumentException(
                    "%s is no event of a %s".formatted(event.getClass().getSimpleName(), type.kind()));
        }
    }

    public String streamId() {
        return type.streamId(id);
    }
}
