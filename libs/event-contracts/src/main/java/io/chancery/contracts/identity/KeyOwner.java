package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.UserId;

/**
 * Whom an access key speaks for.
 *
 * @param id a user's unique id, an account's id for its root user, or a service principal's name
 */
public record KeyOwner(Type type, String id) {

    public enum Type {
        USER,
        ROOT,
        SERVICE
    }

    public static KeyOwner user(UserId id) {
        return new KeyOwner(Type.USER, id.value());
    }

    public static KeyOwner root(AccountId account) {
        return new KeyOwner(Type.ROOT, account.value());
    }

    /** @param name for instance {@code lambda.amazonaws.com} */
    public static KeyOwner service(String name) {
        return new KeyOwner(Type.SERVICE, name);
    }
}
