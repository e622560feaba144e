package io.chancery.language.condition;

import io.chancery.language.value.UnreadableValueException;

/** Whether one value of a request compares, in the positive sense, with one value of a policy. */
@FunctionalInterface
interface Comparison {

    /** @throws UnreadableValueException if either value is not of the operator's type */
    boolean holds(PolicyValue inPolicy, String inRequest);
}
