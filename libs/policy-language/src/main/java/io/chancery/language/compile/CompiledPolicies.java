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
 * <p>It is the list of the identity policies, and the others are parts of it: with many principals the time of a decision
 * goes into fetching what is theirs alone, which should lie in few places.
 */
public final class CompiledPolicies extends PolicyList {

    private static final CompiledPolicies NONE = builder().build();

    /** Empty if there is none, or if it is gone. */
    final PolicyList boundary;

    final boolean hasBoundary;
    /** The id of a boundary whose policy is gone. */
    final @Nullable String goneBoundary;

    final @Nullable PolicyList session;
    final PolicyList resource;
    final boolean resourcePolicyRequired;
    final PolicyList[] serviceControl;
    final PolicyList[] resourceControl;

    private CompiledPolicies(Builder builder) {
        super(builder.principal == null ? list(builder.identity) : builder.principal);
        CompiledPolicies principal = builder.principal;
        if (principal == null) {
            this.boundary = builder.boundary == null ? PolicyList.EMPTY : list(List.of(builder.boundary));
            this.goneBoundary = builder.goneBoundary;
            this.hasBoundary = builder.boundary != null || builder.goneBoundary != null;
        } else {
            this.boundary = principal.boundary;
            this.goneBoundary = principal.goneBoundary;
            this.hasBoundary = principal.hasBoundary;
        }
        this.session = builder.session == null ? null : list(builder.session);
        this.resource = builder.resource == null ? PolicyList.EMPTY : list(List.of(builder.resource));
        this.resourcePolicyRequired = builder.resourcePolicyRequired;
        this.serviceControl = builder.serviceControl.lists;
        this.resourceControl = builder.resourceControl.lists;
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
                .session(Optional.ofNullable(session).map(PolicyList::sources))
                .resourcePolicyRequired(resourcePolicyRequired);
        resource.sources().forEach(builder::resource);
        for (PolicyList level : serviceControl) {
            builder.serviceControlLevel(level.sources());
        }
        for (PolicyList level : resourceControl) {
            builder.resourceControlLevel(level.sources());
        }
        return builder.build();
    }

    private Boundary boundarySource() {
        if (goneBoundary != null) {
            return new Boundary.Gone(goneBoundary);
        }
        return hasBoundary ? new Boundary.Present(boundary.sources().getFirst()) : new Boundary.None();
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

        public CompiledPolicies build() {
            return new CompiledPolicies(this);
        }
    }
}
