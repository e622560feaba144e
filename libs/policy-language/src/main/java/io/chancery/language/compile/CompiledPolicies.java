package io.chancery.language.compile;

import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Boundary;
import io.chancery.language.evaluate.NamedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All policies that a principal's requests are decided by: {@link ApplicablePolicies}, compiled. Immutable and small, so
 * it can be kept for as long as the principal's policies stay the same.
 *
 * <p>It is the list of the identity policies: with many principals the time of a decision goes into fetching what is theirs
 * alone, which should be little and lie in few places.
 */
public final class CompiledPolicies extends PolicyList {

    private static final CompiledPolicies NONE = builder().build();

    final OtherPolicies others;

    private CompiledPolicies(Builder builder) {
        super(builder.principal == null ? list(builder.identity) : builder.principal);
        this.others = builder.others();
    }

    private static PolicyList list(List<CompiledPolicy> policies) {
        return policies.isEmpty() ? PolicyList.EMPTY : new PolicyList(policies);
    }

    /** No policies at all: only an account's root is allowed anything. */
    public static CompiledPolicies none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Compiles every policy. Where policies are shared, compile each once and use {@link #builder}. */
    public static CompiledPolicies of(ApplicablePolicies policies) {
        Builder builder = builder()
                .identity(compiled(policies.identity()))
                .session(policies.session().map(CompiledPolicies::compiled))
                .resourcePolicyRequired(policies.resourcePolicyRequired());
        switch (policies.boundary()) {
            case Boundary.None none -> {}
            case Boundary.Present(NamedPolicy policy) -> builder.boundary(CompiledPolicy.of(policy));
            case Boundary.Gone(String policyId) -> builder.boundaryGone(policyId);
        }
        policies.resource().map(CompiledPolicy::of).ifPresent(builder::resource);
        policies.serviceControl().forEach(level -> builder.serviceControlLevel(compiled(level)));
        policies.resourceControl().forEach(level -> builder.resourceControlLevel(compiled(level)));
        return builder.build();
    }

    private static List<CompiledPolicy> compiled(List<NamedPolicy> policies) {
        return policies.stream().map(CompiledPolicy::of).toList();
    }

    /** What this was compiled from. */
    public ApplicablePolicies source() {
        ApplicablePolicies.Builder builder = ApplicablePolicies.builder()
                .identity(sources())
                .boundary(boundarySource())
                .session(Optional.ofNullable(others.session()).map(PolicyList::sources))
                .resourcePolicyRequired(others.resourcePolicyRequired());
        others.resource().sources().forEach(builder::resource);
        for (PolicyList level : others.serviceControl()) {
            builder.serviceControlLevel(level.sources());
        }
        for (PolicyList level : others.resourceControl()) {
            builder.resourceControlLevel(level.sources());
        }
        return builder.build();
    }

    private Boundary boundarySource() {
        if (others.goneBoundary() != null) {
            return new Boundary.Gone(others.goneBoundary());
        }
        return others.hasBoundary()
                ? new Boundary.Present(others.boundary().sources().getFirst())
                : new Boundary.None();
    }

    /** Collects policies; what is not set is not there. */
    public static final class Builder {
        private @Nullable CompiledPolicies principal;
        private final List<CompiledPolicy> identity = new ArrayList<>();
        private @Nullable CompiledPolicy boundary;
        private @Nullable String goneBoundary;
        private @Nullable List<CompiledPolicy> session;
        private @Nullable CompiledPolicy resource;
        private boolean resourcePolicyRequired;
        private CompiledLevels serviceControl = CompiledLevels.NONE;
        private CompiledLevels resourceControl = CompiledLevels.NONE;

        private Builder() {}

        /** Identity policies and boundary as they are there, in place of any that are set here: nothing is laid out anew. */
        public Builder principal(CompiledPolicies policies) {
            principal = policies;
            return this;
        }

        public Builder identity(List<CompiledPolicy> policies) {
            identity.addAll(policies);
            return this;
        }

        public Builder identity(CompiledPolicy policy) {
            identity.add(policy);
            return this;
        }

        public Builder boundary(CompiledPolicy policy) {
            boundary = policy;
            goneBoundary = null;
            return this;
        }

        /** A boundary is set but its policy is gone: it allows nothing. */
        public Builder boundaryGone(String policyId) {
            boundary = null;
            goneBoundary = policyId;
            return this;
        }

        /** Present but empty is a session limited to nothing; empty is no limit. */
        public Builder session(Optional<List<CompiledPolicy>> policies) {
            session = policies.map(List::copyOf).orElse(null);
            return this;
        }

        public Builder resource(CompiledPolicy policy) {
            resource = policy;
            return this;
        }

        /** The trust policy of the role that is to be assumed, which must allow even within one account. */
        public Builder trust(CompiledPolicy policy) {
            resourcePolicyRequired = true;
            return resource(policy);
        }

        public Builder resourcePolicyRequired(boolean required) {
            resourcePolicyRequired = required;
            return this;
        }

        /** One more level, below those that were set before. An empty one allows nothing. */
        public Builder serviceControlLevel(List<CompiledPolicy> policies) {
            serviceControl = serviceControl.with(policies);
            return this;
        }

        /** One more level, below those that were set before. */
        public Builder resourceControlLevel(List<CompiledPolicy> policies) {
            resourceControl = resourceControl.with(policies);
            return this;
        }

        /** All levels, in place of those that were set before. */
        public Builder serviceControl(CompiledLevels levels) {
            serviceControl = levels;
            return this;
        }

        /** All levels, in place of those that were set before. */
        public Builder resourceControl(CompiledLevels levels) {
            resourceControl = levels;
            return this;
        }

        private OtherPolicies others() {
            PolicyList boundaryList = boundary == null ? PolicyList.EMPTY : list(List.of(boundary));
            boolean hasBoundary = boundary != null || goneBoundary != null;
            return new OtherPolicies(
                            principal == null ? boundaryList : principal.others.boundary(),
                            principal == null ? hasBoundary : principal.others.hasBoundary(),
                            principal == null ? goneBoundary : principal.others.goneBoundary(),
                            session == null ? null : list(session),
                            resource == null ? PolicyList.EMPTY : list(List.of(resource)),
                            resourcePolicyRequired,
                            serviceControl.lists,
                            resourceControl.lists)
                    .shared();
        }

        public CompiledPolicies build() {
            return new CompiledPolicies(this);
        }
    }
}
