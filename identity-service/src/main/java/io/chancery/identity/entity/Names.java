package io.chancery.identity.entity;

import io.chancery.wire.query.Constraint;
import java.util.regex.Pattern;

/** The rule that the names of users, groups and roles share ("IAM and AWS STS quotas", IAM User Guide). */
public final class Names {
    private static final Pattern CHARACTERS = Pattern.compile("[\\w+=,.@-]+");

    private Names() {}

    /**
     * @param member as AWS writes it in messages, {@code userName}
     * @throws IllegalArgumentException in AWS's words, if the name is empty, too long or has other characters
     */
    public static void check(String name, String member, int longest) {
        Constraint.length(1, longest).check(name);
        if (!CHARACTERS.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The specified value for %s is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
                            .formatted(member));
        }
    }
}
