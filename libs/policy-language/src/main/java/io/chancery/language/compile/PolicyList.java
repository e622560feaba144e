package io.chancery.language.compile;

import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.PolicyType;
import java.util.List;
import java.util.stream.Stream;

/** Policies that count together. The policies are shared with all who have them, so a list is little more than references. */
class PolicyList {

    static final PolicyList EMPTY = new PolicyList(List.of());

    private final CompiledPolicy[] policies;
    /** Which actions their Denies can be about, as in {@link ActionMask}: most lists deny nothing of what is asked. */
    private final long denyMask;

    PolicyList(List<CompiledPolicy> policies) {
        this.policies = policies.toArray(CompiledPolicy[]::new);
        long denies = ActionMask.NONE;
        for (CompiledPolicy policy : this.policies) {
            denies |= policy.denyMask();
        }
        this.denyMask = denies;
    }

    /** With the same policies. */
    PolicyList(PolicyList other) {
        this.policies = other.policies;
        this.denyMask = other.denyMask;
    }

    final CompiledPolicy[] policies() {
        return policies;
    }

    final List<NamedPolicy> sources() {
        return Stream.of(policies).map(CompiledPolicy::source).toList();
    }

    final boolean denies(PreparedRequest request, PolicyType type, boolean hasBoundary) {
        if (!ActionMask.covers(denyMask, request.action())) {
            return false;
        }
        for (CompiledPolicy policy : policies) {
            if (policy.denies(request, type, hasBoundary)) {
                return true;
            }
        }
        return false;
    }

    final boolean allows(PreparedRequest request, PolicyType type, boolean hasBoundary) {
        return grants(request, type, hasBoundary, Grant.DELEGATED) != Grant.NONE;
    }

    /** The most that one of the Allows grants; stops looking at what is {@code enough}. */
    final Grant grants(PreparedRequest request, PolicyType type, boolean hasBoundary, Grant enough) {
        Grant granted = Grant.NONE;
        for (CompiledPolicy policy : policies) {
            granted = granted.or(policy.grants(request, type, hasBoundary, enough));
            if (granted.compareTo(enough) >= 0) {
                break;
            }
        }
        return granted;
    }
}
