package io.chancery.language.analysis;

import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one statement grants: the policy with it as the only Allow. A policy grants what its shares grant, since statements
 * that allow do not limit each other.
 *
 * @param statement its index in the policy
 */
record Share(int statement, PolicyDocument document) {

    static List<Share> of(PolicyDocument policy) {
        List<Statement> statements = policy.statements();
        return IntStream.range(0, statements.size())
                .filter(index -> statements.get(index).effect() == Effect.ALLOW)
                .mapToObj(index -> of(policy, index, statements.get(index)))
                .toList();
    }

    /** @param allow the statement, or one that grants less */
    static Share of(PolicyDocument policy, int index, Statement allow) {
        List<Statement> kept = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.DENY) {
                kept.add(statement);
            }
        }
        kept.add(allow);
        return new Share(index, new PolicyDocument(policy.version(), policy.id(), kept, ""));
    }
}
