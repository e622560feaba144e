package io.chancery.language.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All policies that a request is decided by.
 *
 * @param identity of the principal: managed and inline, its groups' too
 * @param session session policies; present but empty is a session limited to nothing, absent is no limit
 * @param resource the resource's own policy, or the trust policy of a role that is to be assumed
 * @param resourcePolicyRequired whether that policy must allow even within one account: true for role trust policies and
 *     for policies like those of KMS keys
 * @param serviceControl one list per level, from the organisation's root down to the principal's account; each level must
 *     allow. No levels: no organisation
 * @param resourceControl one list per level of the resource's account; only Denies count, since full access is always
 *     attached. Leave it empty for the management account and for service-linked roles
 */
public record ApplicablePolicies(
        List<NamedPolicy> identity,
        Boundary boundary,
        Optional<List<NamedPolicy>> session,
        Optional<NamedPolicy> resource,
        boolean resourcePolicyRequired,
        List<List<NamedPolicy>> serviceControl,
        List<List<NamedPolicy>> resourceControl) {

    private static final ApplicablePolicies NONE = builder().build();

    public ApplicablePolicies {
        identity = List.copyOf(identity);
        session = session.map(List::copyOf);
        serviceControl = serviceControl.stream().map(List::copyOf).toList();
        resourceControl = resourceControl.stream().map(List::copyOf).toList();
    }

    /** No policies at all: only an account's root is allowed anything. */
    public static ApplicablePolicies none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects policies; what is not set is not there. */
    public static final class Builder {
        private final List<NamedPolicy> identity = new ArrayList<>();
        private Boundary boundary = new Boundary.None();
        private Optional<List<NamedPolicy>> session = Optional.empty();
        private Optional<NamedPolicy> resource = Optional.empty();
        private boolean resourcePolicyRequired;
        private final List<List<NamedPolicy>> serviceControl = new ArrayList<>();
        private final List<List<NamedPolicy>> resourceControl = new ArrayList<>();

        private Builder() {}

        public Builder identity(List<NamedPolicy> policies) {
            identity.addAll(policies);
            return this;
        }

        public Builder identity(NamedPolicy policy) {
            identity.add(policy);
            return this;
        }

        public Builder boundary(Boundary value) {
            boundary = value;
            return this;
        }

        public Builder session(List<NamedPolicy> policies) {
            session = Optional.of(policies);
            return this;
        }

        public Builder session(Optional<List<NamedPolicy>> policies) {
            session = policies;
            return this;
        }

        public Builder resource(NamedPolicy policy) {
            resource = Optional.of(policy);
            return this;
        }

        /** The trust policy of the role that is to be assumed, which must allow even within one account. */
        public Builder trust(NamedPolicy policy) {
            resourcePolicyRequired = true;
            return resource(policy);
        }

        public Builder resourcePolicyRequired(boolean required) {
            resourcePolicyRequired = required;
            return this;
        }

        public Builder serviceControlLevel(List<NamedPolicy> policies) {
            serviceControl.add(policies);
            return this;
        }

        public Builder resourceControlLevel(List<NamedPolicy> policies) {
            resourceControl.add(policies);
            return this;
        }

        public ApplicablePolicies build() {
            return new ApplicablePolicies(
                    identity, boundary, session, resource, resourcePolicyRequired, serviceControl, resourceControl);
        }
    }
}
