package io.chancery.language.compile;

import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.PolicyType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Policies that count together, as their statements, split by effect. The statements are the policies' own; their masks lie
 * side by side here, so that most statements are passed over without being touched.
 */
final class PolicyList {

    private static final CompiledStatement[] NO_STATEMENTS = {};
    private static final long[] NO_MASKS = {};

    static final PolicyList EMPTY = new PolicyList(List.of());

    private final CompiledPolicy[] policies;
    private final CompiledStatement[] allows;
    /** By Allow: as in {@link ActionMask}. */
    private final long[] allowMasks;

    private final CompiledStatement[] denies;
    private final long[] denyMasks;
    private final long anyDeny;

    PolicyList(List<CompiledPolicy> policies) {
        this.policies = policies.toArray(CompiledPolicy[]::new);
        this.allows = statements(policies, false);
        this.allowMasks = masks(allows);
        this.denies = statements(policies, true);
        this.denyMasks = masks(denies);
        long any = ActionMask.NONE;
        for (long mask : denyMasks) {
            any |= mask;
        }
        this.anyDeny = any;
    }

    private static CompiledStatement[] statements(List<CompiledPolicy> policies, boolean deny) {
        int count = 0;
        for (CompiledPolicy policy : policies) {
            for (CompiledStatement statement : policy.statements()) {
                count += statement.deny() == deny ? 1 : 0;
            }
        }
        // Shared where there are none, so that a decision does not have to fetch an array to see that it is empty.
        CompiledStatement[] statements = count == 0 ? NO_STATEMENTS : new CompiledStatement[count];
        int next = 0;
        for (CompiledPolicy policy : policies) {
            for (CompiledStatement statement : policy.statements()) {
                if (statement.deny() == deny) {
                    statements[next++] = statement;
                }
            }
        }
        return statements;
    }

    private static long[] masks(CompiledStatement[] statements) {
        long[] masks = statements.length == 0 ? NO_MASKS : new long[statements.length];
        for (int i = 0; i < masks.length; i++) {
            masks[i] = statements[i].mask();
        }
        return masks;
    }

    CompiledPolicy[] policies() {
        return policies;
    }

    List<NamedPolicy> sources() {
        return Stream.of(policies).map(CompiledPolicy::source).toList();
    }

    boolean denies(PreparedRequest request, PolicyType type, boolean hasBoundary) {
        RequestAction action = request.action();
        if (!ActionMask.covers(anyDeny, action)) {
            return false;
        }
        for (int i = 0; i < denyMasks.length; i++) {
            if (ActionMask.covers(denyMasks[i], action)
                    && denies[i].matches(request, type.namesPrincipals())
                    && denies[i].about(request, type.namesPrincipals(), hasBoundary) != Grant.NONE) {
                return true;
            }
        }
        return false;
    }

    boolean allows(PreparedRequest request, PolicyType type, boolean hasBoundary) {
        return grants(request, type, hasBoundary, Grant.DELEGATED) != Grant.NONE;
    }

    /** The most that one of the Allows grants; stops looking at what is {@code enough}. */
    Grant grants(PreparedRequest request, PolicyType type, boolean hasBoundary, Grant enough) {
        RequestAction action = request.action();
        Grant granted = Grant.NONE;
        for (int i = 0; i < allowMasks.length; i++) {
            if (ActionMask.covers(allowMasks[i], action) && allows[i].matches(request, type.namesPrincipals())) {
                granted = granted.or(allows[i].about(request, type.namesPrincipals(), hasBoundary));
                if (granted.compareTo(enough) >= 0) {
                    break;
                }
            }
        }
        return granted;
    }
}
