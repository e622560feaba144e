package io.chancery.language.analysis;

import java.util.List;

/**
 * What a check of access came to, and which statements are to blame.
 *
 * @param statements indexes of the Allows that grant the access, each by itself, with the policy's Denies; empty if there is
 *     none. Some may be missing if to find them took too long
 */
public record AccessReport(AccessAnswer answer, List<Integer> statements) {
    public AccessReport {
        statements = List.copyOf(statements);
    }
}
