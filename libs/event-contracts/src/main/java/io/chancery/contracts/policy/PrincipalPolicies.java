package io.chancery.contracts.policy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.canonical.Recurring;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyDeleted;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyPut;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyAttached;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyDetached;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.PrincipalRetired;
import io.chancery.contracts.stream.Edge;
import io.chancery.contracts.stream.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The policies of one user, group or role.
 *
 * @param principalId its unique id
 * @param attached in the order of attaching
 * @param inline documents by policy name
 */
public record PrincipalPolicies(
        String principalId,
        PrincipalKind kind,
        AccountId account,
        List<AttachedPolicy> attached,
        SortedMap<String, String> inline) {

    public static final String STREAM_KIND = "principal-policies";
    public static final String ATTACHED = "attached";

    public static final StreamType<PrincipalPolicies, PrincipalPoliciesEvent> STREAM = new StreamType<>(
            STREAM_KIND,
            PrincipalPolicies.class,
            PrincipalPoliciesEvent.class,
            PrincipalPolicies::evolve,
            policies -> Set.of(),
            policies -> policies.attached.stream()
                    .map(policy -> new Edge(ATTACHED, policy.policyId().value()))
                    .collect(Collectors.toUnmodifiableSet()),
            policies -> Optional.empty());

    /** @param policyArn as it was when attached */
    @Recurring
    public record AttachedPolicy(String policyArn, PolicyId policyId) {}

    public static PrincipalPolicies none(String principalId, PrincipalKind kind, AccountId account) {
        return new PrincipalPolicies(principalId, kind, account, List.of(), new TreeMap<>());
    }

    public boolean isEmpty() {
        return attached.isEmpty() && inline.isEmpty();
    }

    static Optional<PrincipalPolicies> evolve(Optional<PrincipalPolicies> before, PrincipalPoliciesEvent event) {
        return switch (event) {
            case ManagedPolicyAttached e ->
                Optional.of(before.orElseGet(() -> none(e.principalId(), e.kind(), e.accountId()))
                        .attach(new AttachedPolicy(e.policyArn(), e.policyId())));
            case ManagedPolicyDetached e -> before.map(policies -> policies.detach(e.policyId()));
            case InlinePolicyPut e ->
                Optional.of(before.orElseGet(() -> none(e.principalId(), e.kind(), e.accountId()))
                        .put(e.policyName(), e.document()));
            case InlinePolicyDeleted e -> before.map(policies -> policies.remove(e.policyName()));
            case PrincipalRetired e -> Optional.empty();
        };
    }

    private PrincipalPolicies attach(AttachedPolicy policy) {
        var all = new ArrayList<>(detach(policy.policyId()).attached);
        all.add(policy);
        return new PrincipalPolicies(principalId, kind, account, List.copyOf(all), inline);
    }

    private PrincipalPolicies detach(PolicyId policyId) {
        List<AttachedPolicy> rest = attached.stream()
                .filter(policy -> !policy.policyId().equals(policyId))
                .toList();
        return new PrincipalPolicies(principalId, kind, account, rest, inline);
    }

    private PrincipalPolicies put(String policyName, String document) {
        var all = new TreeMap<>(inline);
        all.put(policyName, document);
        return new PrincipalPolicies(principalId, kind, account, attached, all);
    }

    private PrincipalPolicies remove(String policyName) {
        var all = new TreeMap<>(inline);
        all.remove(policyName);
        return new PrincipalPolicies(principalId, kind, account, attached, all);
    }
}
