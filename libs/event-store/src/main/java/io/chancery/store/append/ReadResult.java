package io.chancery.store.append;

import io.chancery.contracts.Position;
import java.util.Map;

/**
 * What a read outside the lock found.
 *
 * @param versions of every stream that was read, by stream id
 * @param head a position that is not before what was read
 */
public record ReadResult<T>(T value, Map<String, Long> versions, Position head) {}
