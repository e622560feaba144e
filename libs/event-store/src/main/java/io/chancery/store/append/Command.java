package io.chancery.store.append;

import io.chancery.contracts.AccountId;

/**
 * Something to be decided on what it reads, under the lock of its account's shard.
 *
 * @param <T> what it reads
 * @param <R> what it answers
 */
public interface Command<T, R> {

    /** Every stream that it changes belongs to this account. */
    AccountId account();

    Reads<T> reads();

    /**
     * Pure: the same readings and facts give the same decision.
     *
     * @throws Refused if the command cannot be done
     */
    Decision<R> decide(T read, Facts facts);
}
