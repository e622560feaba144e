package io.chancery.runtime.operation;

import io.chancery.runtime.caller.Call;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;

/**
 * An operation that changes something.
 *
 * @param <R> the reply, a record whose components are the API's response members, or {@link NoReply}
 */
public non-sealed interface WriteOperation<F, T, R extends Record> extends ApiOperation<F, T> {

    /**
     * Pure, under the shard's lock.
     *
     * @throws io.chancery.store.append.Refused if it cannot be done
     */
    Decision<R> decide(Call call, F prepared, T found, Facts facts);
}
