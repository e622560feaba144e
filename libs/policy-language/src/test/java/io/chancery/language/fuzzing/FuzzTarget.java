package io.chancery.language.fuzzing;

import java.util.function.Consumer;

/** Takes any bytes, and fails if what it is about does not hold for them. */
interface FuzzTarget extends Consumer<byte[]> {

    /** Made inputs that reach into it. */
    RandomInputs inputs();
}
