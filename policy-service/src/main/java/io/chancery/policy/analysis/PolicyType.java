package io.chancery.policy.analysis;

import io.chancery.language.PolicyKind;
import io.chancery.language.validation.ResourceKind;
import io.chancery.policy.authzen.InvalidRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Kinds of policies as the Access Analyzer API names them. A trust policy is a resource policy there. */
enum PolicyType {
    IDENTITY_POLICY(PolicyKind.IDENTITY),
    RESOURCE_POLICY(PolicyKind.RESOURCE),
    SERVICE_CONTROL_POLICY(PolicyKind.SERVICE_CONTROL),
    RESOURCE_CONTROL_POLICY(PolicyKind.RESOURCE_CONTROL);

    static final String MEMBER = "policyType";

    private final PolicyKind kind;

    PolicyType(PolicyKind kind) {
        this.kind = kind;
    }

    /** @throws InvalidRequest if the type is missing or none of these */
    static PolicyType of(Members call, Set<PolicyType> allowed) {
        String text = call.text(MEMBER);
        return allowed.stream()
                .filter(type -> type.name().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.at(
                        MEMBER,
                        "is '%s'; it must be one of %s"
                                .formatted(text, allowed.stream().sorted().toList())));
    }

    static Set<PolicyType> all() {
        return Set.copyOf(Arrays.asList(values()));
    }

    /** Those that can grant something. */
    static Set<PolicyType> granting() {
        return Set.of(IDENTITY_POLICY, RESOURCE_POLICY, SERVICE_CONTROL_POLICY);
    }

    PolicyKind kind() {
        return kind;
    }

    /** The kind of a resource policy, by what it is attached to. */
    static PolicyKind ofResource(Optional<String> resourceType) {
        return resourceType.filter(ResourceKind.ROLE.text()::equals).isPresent()
                ? PolicyKind.TRUST
                : PolicyKind.RESOURCE;
    }
}
