package io.chancery.identity.user;

import io.chancery.contracts.identity.User;
import io.chancery.contracts.stream.Claim;
import io.chancery.identity.entity.Names;

/**
 * A user's name; case is kept, and ignored when names are compared.
 *
 * @param value 1 to 64 characters of {@code [\w+=,.@-]}
 * @throws IllegalArgumentException on the constructor, in AWS's words, if it is none
 */
public record UserName(String value) {
    private static final int LONGEST = 64;

    public UserName {
        Names.check(value, "userName", LONGEST);
    }

    public Claim claim() {
        return User.nameClaim(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
