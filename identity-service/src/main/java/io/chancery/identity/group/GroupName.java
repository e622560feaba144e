package io.chancery.identity.group;

import io.chancery.contracts.identity.Group;
import io.chancery.contracts.stream.Claim;
import io.chancery.identity.entity.Names;

/**
 * A group's name; case is kept, and ignored when names are compared.
 *
 * @param value 1 to 128 characters of {@code [\w+=,.@-]}
 * @throws IllegalArgumentException on the constructor, in AWS's words, if it is none
 */
public record GroupName(String value) {
    private static final int LONGEST = 128;

    public GroupName {
        Names.check(value, "groupName", LONGEST);
    }

    public Claim claim() {
        return Group.nameClaim(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
