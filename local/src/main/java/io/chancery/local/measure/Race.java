package io.chancery.local.measure;

import io.chancery.local.client.Keys;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Two calls at the same time, of which at most one may have its way.
 *
 * @param giving a call that makes something refer to an entity
 * @param taking the call that deletes the entity
 */
record Race(IamCalls.Answer giving, IamCalls.Answer taking) {

    private static final long HEAD_START_NANOS = 4_000_000;

    /** A call to make. */
    record Entrant(String action, Map<String, String> parameters) {}

    /** Starts both, one of them a little earlier: either one, and by up to a few milliseconds. */
    static Race run(IamCalls calls, Keys keys, Entrant giving, Entrant taking) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        boolean givingFirst = random.nextBoolean();
        Entrant first = givingFirst ? giving : taking;
        Entrant second = givingFirst ? taking : giving;
        CompletableFuture<IamCalls.Answer> one = calls.start(keys, first.action(), first.parameters());
        LockSupport.parkNanos(random.nextLong(HEAD_START_NANOS));
        CompletableFuture<IamCalls.Answer> other = calls.start(keys, second.action(), second.parameters());
        IamCalls.Answer ofFirst = one.join();
        IamCalls.Answer ofSecond = other.join();
        return givingFirst ? new Race(ofFirst, ofSecond) : new Race(ofSecond, ofFirst);
    }

    boolean given() {
        return giving.succeeded();
    }

    boolean taken() {
        return taking.succeeded();
    }

    /** How it ended, for a table. */
    String outcome() {
        return (given() ? "done" : giving.code()) + " / " + (taken() ? "done" : taking.code());
    }
}
