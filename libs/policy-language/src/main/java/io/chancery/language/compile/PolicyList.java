package io.chancery.language.compile;

import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.PolicyType;
import java.util.List;
import java.util.stream.Stream;

/** Policies that count together, with their masks side by side: most are passed over without being touched. */
final class PolicyList {

    static final PolicyList EMPTY = new PolicyList(List.of());

    private final CompiledPolicy[] policies;
    /** What the Allows of each policy can be about, then what the Denies of each. */
    private final long[] masks;

    private final long anyDeny;

    PolicyList(List<CompiledPolicy> policies) {
        this.policies = policies.toArray(CompiledPolicy[]::new);
        int count = this.policies.length;
        this.masks = new long[2 * count];
        long any = ActionMask.NONE;
        for (int i = 0; i < count; i++) {
            masks[i] = this.policies[i].allowMask();
            masks[count + i] = this.policies[i].denyMask();
            any |= masks[count + i];
        }
        this.anyDeny = any;
    }

    CompiledPolicy[] policies() {
        return policies;
    }

    List<NamedPolicy> sources() {
        return Stream.of(policies).map(CompiledPolicy::source).toList();
    }

    boolean denies(PreparedRequest request, PolicyType type, boolean hasBoundary) {
        long bits = request.action().bits;
        if (!ActionMask.covers(anyDeny, bits)) {
            return false;
        }
        int count = policies.length;
        for (int i = 0; i < count; i++) {
            if (ActionMask.covers(masks[count + i], bits)
                    && policies[i].denies(request, type.namesPrincipals(), hasBoundary)) {
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
        long bits = request.action().bits;
        Grant granted = Grant.NONE;
        for (int i = 0; i < policies.length && granted.compareTo(enough) < 0; i++) {
            if (ActionMask.covers(masks[i], bits)) {
                granted = granted.or(policies[i].grants(request, type.namesPrincipals(), hasBoundary, enough));
            }
        }
        return granted;
    }
}
