package io.chancery.identity.role;

import io.chancery.contracts.identity.Role;
import io.chancery.contracts.stream.Claim;
import io.chancery.identity.entity.Names;

/**
 * A role's name; case is kept, and ignored when names are compared.
 *
 * @param value 1 to 64 characters of {@code [\w+=,.@-]}
 * @throws IllegalArgumentException on the constructor, in AWS's words, if it is none
 */
public record RoleName(String value) {
    private static final int LONGEST = 64;

    public RoleName {
        Names.check(value, "roleName", LONGEST);
    }

    /** Whether a name is short enough. */
    public static boolean fits(String name) {
        return name.length() <= LONGEST;
    }

    public Claim claim() {
        return Role.nameClaim(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
