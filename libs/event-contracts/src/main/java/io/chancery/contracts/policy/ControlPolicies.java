package io.chancery.contracts.policy;

import io.chancery.contracts.policy.ControlPoliciesEvent.ResourceControlPoliciesCleared;
import io.chancery.contracts.policy.ControlPoliciesEvent.ResourceControlPoliciesSet;
import io.chancery.contracts.policy.ControlPoliciesEvent.ServiceControlPoliciesCleared;
import io.chancery.contracts.policy.ControlPoliciesEvent.ServiceControlPoliciesSet;
import java.util.List;

/**
 * The control policies of one group of accounts or one account. None of a kind means no limit of that kind.
 *
 * @param service in the order that they were set in
 * @param resource in the order that they were set in
 */
public record ControlPolicies(List<ControlPolicy> service, List<ControlPolicy> resource) {

    public static final ControlPolicies NONE = new ControlPolicies(List.of(), List.of());

    public List<ControlPolicy> of(ControlPolicyKind kind) {
        return switch (kind) {
            case SERVICE -> service;
            case RESOURCE -> resource;
        };
    }

    ControlPolicies after(ControlPoliciesEvent event) {
        return switch (event) {
            case ServiceControlPoliciesSet e -> new ControlPolicies(e.policies(), resource);
            case ServiceControlPoliciesCleared e -> new ControlPolicies(List.of(), resource);
            case ResourceControlPoliciesSet e -> new ControlPolicies(service, e.policies());
            case ResourceControlPoliciesCleared e -> new ControlPolicies(service, List.of());
        };
    }
}
