package io.chancery.language.analysis;

/** How much work one analysis may do: policies come from anybody, and some have exponentially many cases. */
final class Budget {

    static final long STEPS = 3_000_000;

    private long left;

    Budget(long steps) {
        this.left = steps;
    }

    /** @throws Exhausted if there is none left */
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Exhausted();
        }
    }

    /** What is left of it; below zero if it is exhausted. */
    long left() {
        return left;
    }

    /** The analysis has to answer that it cannot tell. */
    static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("the policies have too many cases", null, false, false);
        }
    }
}
