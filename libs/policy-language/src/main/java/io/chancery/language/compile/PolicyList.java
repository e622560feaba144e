package io.chancery.language.compile;

import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.PolicyType;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Policies that count together. The policies are shared with all who have them, so a list is little more than references.
 *
 * <p>The first eight references are fields, not elements: an array would be one more place to fetch from memory, one that
 * can be asked for only when the list is there. Most principals have few more.
 */
class PolicyList {

    private static final int IN_FIELDS = Long.BYTES;
    private static final CompiledPolicy[] NO_MORE = {};

    /** Behind what its making reads. */
    static final PolicyList EMPTY = new PolicyList(List.of());

    private final @Nullable CompiledPolicy policy0;
    private final @Nullable CompiledPolicy policy1;
    private final @Nullable CompiledPolicy policy2;
    private final @Nullable CompiledPolicy policy3;
    private final @Nullable CompiledPolicy policy4;
    private final @Nullable CompiledPolicy policy5;
    private final @Nullable CompiledPolicy policy6;
    private final @Nullable CompiledPolicy policy7;
    private final CompiledPolicy[] more;
    private final int size;

    /** Which actions their Denies can be about, as in {@link ActionMask}: most lists deny nothing of what is asked. */
    private final long denyMask;

    /**
     * The services that each can be about, as in {@link ActionMask#services}: the first in the lowest byte, the ninth there
     * again.
     */
    private final long services;

    PolicyList(List<CompiledPolicy> policies) {
        this.size = policies.size();
        this.policy0 = size > 0 ? policies.get(0) : null;
        this.policy1 = size > 1 ? policies.get(1) : null;
        this.policy2 = size > 2 ? policies.get(2) : null;
        this.policy3 = size > 3 ? policies.get(3) : null;
        this.policy4 = size > 4 ? policies.get(4) : null;
        this.policy5 = size > 5 ? policies.get(5) : null;
        this.policy6 = size > 6 ? policies.get(6) : null;
        this.policy7 = size > 7 ? policies.get(7) : null;
        this.more = size > IN_FIELDS ? policies.subList(IN_FIELDS, size).toArray(CompiledPolicy[]::new) : NO_MORE;
        long denies = ActionMask.NONE;
        long each = 0;
        for (int i = 0; i < size; i++) {
            CompiledPolicy policy = policies.get(i);
            denies |= policy.denyMask();
            each |= ActionMask.services(policy.mask()) << Byte.SIZE * (i % IN_FIELDS);
        }
        this.denyMask = denies;
        this.services = each;
    }

    /** With the same policies. */
    PolicyList(PolicyList other) {
        this.size = other.size;
        this.policy0 = other.policy0;
        this.policy1 = other.policy1;
        this.policy2 = other.policy2;
        this.policy3 = other.policy3;
        this.policy4 = other.policy4;
        this.policy5 = other.policy5;
        this.policy6 = other.policy6;
        this.policy7 = other.policy7;
        this.more = other.more;
        this.denyMask = other.denyMask;
        this.services = other.services;
    }

    final Stream<CompiledPolicy> policies() {
        return IntStream.range(0, size).mapToObj(this::policy);
    }

    final int size() {
        return size;
    }

    final CompiledPolicy policy(int index) {
        return switch (index) {
            case 0 -> Objects.requireNonNull(policy0);
            case 1 -> Objects.requireNonNull(policy1);
            case 2 -> Objects.requireNonNull(policy2);
            case 3 -> Objects.requireNonNull(policy3);
            case 4 -> Objects.requireNonNull(policy4);
            case 5 -> Objects.requireNonNull(policy5);
            case 6 -> Objects.requireNonNull(policy6);
            case 7 -> Objects.requireNonNull(policy7);
            default -> more[index - IN_FIELDS];
        };
    }

    final List<NamedPolicy> sources() {
        return policies().map(CompiledPolicy::source).toList();
    }

    final boolean denies(PreparedRequest request, PolicyType type, boolean hasBoundary) {
        if (!ActionMask.covers(denyMask, request.action())) {
            return false;
        }
        for (long left = services & request.action().serviceInEachByte; left != 0; left &= left - 1) {
            for (int i = Long.numberOfTrailingZeros(left) / Byte.SIZE; i < size; i += IN_FIELDS) {
                if (policy(i).denies(request, type, hasBoundary)) {
                    return true;
                }
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
        for (long left = services & request.action().serviceInEachByte; left != 0; left &= left - 1) {
            for (int i = Long.numberOfTrailingZeros(left) / Byte.SIZE; i < size; i += IN_FIELDS) {
                granted = granted.or(policy(i).grants(request, type, hasBoundary, enough));
                if (granted.compareTo(enough) >= 0) {
                    return granted;
                }
            }
        }
        return granted;
    }
}
