package io.chancery.identity.instanceprofile;

import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.stream.Claim;
import io.chancery.identity.entity.Names;

/**
 * An instance profile's name; case is kept, and ignored when names are compared.
 *
 * @param value 1 to 128 characters of {@code [\w+=,.@-]}
 * @throws IllegalArgumentException on the constructor, in AWS's words, if it is none
 */
public record InstanceProfileName(String value) {
    private static final int LONGEST = 128;

    public InstanceProfileName {
        Names.check(value, "instanceProfileName", LONGEST);
    }

    public Claim claim() {
        return InstanceProfile.nameClaim(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
