package io.chancery.contracts.policy;

import io.chancery.contracts.WireType;
import java.util.List;

/** What happens to the control policies of a group of accounts or of an account. */
public sealed interface ControlPoliciesEvent extends AccountGroupEvent, OrganizationAccountEvent {

    /** The id of the group or account. */
    String target();

    /**
     * Written by {@code PutControlPolicies}; replaces what was there.
     *
     * @param policies 1 to 5; what none of them allows is not allowed
     */
    @WireType("io.chancery.policy.service-control-policies-set.v1")
    record ServiceControlPoliciesSet(String target, List<ControlPolicy> policies) implements ControlPoliciesEvent {}

    /** Written by {@code DeleteControlPolicies}: the target limits its accounts no more. */
    @WireType("io.chancery.policy.service-control-policies-cleared.v1")
    record ServiceControlPoliciesCleared(String target) implements ControlPoliciesEvent {}

    /**
     * Written by {@code PutControlPolicies}; replaces what was there.
     *
     * @param policies 1 to 5, which only deny
     */
    @WireType("io.chancery.policy.resource-control-policies-set.v1")
    record ResourceControlPoliciesSet(String target, List<ControlPolicy> policies) implements ControlPoliciesEvent {}

    /** Written by {@code DeleteControlPolicies}. */
    @WireType("io.chancery.policy.resource-control-policies-cleared.v1")
    record ResourceControlPoliciesCleared(String target) implements ControlPoliciesEvent {}
}
