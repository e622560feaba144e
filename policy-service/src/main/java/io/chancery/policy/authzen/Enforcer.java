package io.chancery.policy.authzen;

import io.chancery.runtime.caller.Call;

/** Who asks for a decision. */
public sealed interface Enforcer {

    /** The operator of the installation: may ask about anybody, and simulate. */
    record Operator() implements Enforcer {}

    /** Somebody with credentials of the suite, who needs permission: see {@link Enforcers}. */
    record Caller(Call call) implements Enforcer {}
}
