package io.chancery.runtime.pipeline;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;

/** A write of the API, with its caller and what it prepared, as the event store knows a command. */
record OperationCommand<F, T, R extends Record>(WriteOperation<F, T, R> operation, Call call, F prepared)
        implements Command<T, R> {

    @Override
    public AccountId account() {
        return operation.account(call);
    }

    @Override
    public Reads<T> reads() {
        return operation.reads(call, prepared);
    }

    @Override
    public Decision<R> decide(T read, Facts facts) {
        return operation.decide(call, prepared, read, facts);
    }
}
