package io.chancery.policy.authzen;

import io.chancery.runtime.caller.Call;

/** Who asks: for a decision, a simulation, or the policy of a resource. */
public sealed interface Enforcer {

    Call call();

    /** The operator of the installation: may ask about anybody, and simulate. */
    record Operator(Call call) implements Enforcer {}

    /** Somebody with credentials of the suite, who needs permission: see {@link Enforcers}. */
    record Caller(Call call) implements Enforcer {}
}
