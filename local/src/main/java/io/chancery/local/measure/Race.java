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

    /** A call to make. */
    record Entrant(String action, Map<String, String> parameters) {}

    /**
     * Starts both, one of them earlier: either one, and by a random time.
     *
     * @param mostNanos by how much at most; about what a call takes lets either win, and lets them meet half-way
     */
    static Race run(IamCalls calls, Keys keys, Entrant giving, Entrant taking, long mostNanos) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        boolean givingFirst = random.nextBoolean();
        Entrant first = givingFirst ? giving : taking;
        Entrant second = givingFirst ? taking : giving;
        CompletableFuture<IamCalls.Answer> one = calls.start(keys, first.action(), first.parameters());
        LockSupport.parkNanos(random.nextLong(mostNanos));
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
