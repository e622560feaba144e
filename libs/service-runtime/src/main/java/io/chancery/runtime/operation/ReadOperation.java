package io.chancery.runtime.operation;

import io.chancery.runtime.caller.Call;
import io.smallrye.mutiny.Uni;

/**
 * An operation that changes nothing.
 *
 * @param <R> the reply, a record whose components are the API's response members
 */
public non-sealed interface ReadOperation<F, T, R extends Record> extends ApiOperation<F, T> {

    /** @throws io.chancery.store.append.Refused NoSuchEntity and the like, only after the caller was authorised */
    R reply(Call call, F prepared, T found);

    /** As {@link #reply}. An operation whose reply takes long to make overrides it, and leaves the event loop for that. */
    default Uni<R> answer(Call call, F prepared, T found) {
        return Uni.createFrom().item(() -> reply(call, prepared, found));
    }
}
