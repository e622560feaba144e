package io.chancery.policy.authzen;

import io.chancery.runtime.caller.Call;

/** Who asks for a decision. */
sealed interface Enforcer {

    /** The operator of the installation: may ask about anybody. */
    record Operator() implements Enforcer {}

    /** Somebody with credentials of the suite: needs {@code chancery:Evaluate} on the subject's ARN. */
    record Caller(Call call) implements Enforcer {}
}
