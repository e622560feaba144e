package io.chancery.identity.account;

import io.chancery.contracts.identity.KeyOwner;
import io.chancery.runtime.caller.Caller;

/** Whom a request that a long-term key signed comes from. */
public final class KeyCallers {

    private KeyCallers() {}

    public static Caller.Type type(KeyOwner owner) {
        return switch (owner.type()) {
            case USER -> Caller.Type.USER;
            case ROOT -> Caller.Type.ROOT;
            case SERVICE -> Caller.Type.SERVICE;
        };
    }
}
