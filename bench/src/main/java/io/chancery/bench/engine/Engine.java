package io.chancery.bench.engine;

/** An engine that has been given a population and its requests, and answers them by number. */
public interface Engine {

    /** @param question index into the questions that it was made with */
    boolean allows(int question);
}
