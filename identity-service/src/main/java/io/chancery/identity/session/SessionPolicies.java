package io.chancery.identity.session;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.internal.PolicyLookup;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The policies that limit a session.
 *
 * @param documents the inline one, as sent, already held to the language's rules
 * @param managed what policy-service says of the ARNs; a missing one is refused only once the caller is authorised
 */
public record SessionPolicies(List<String> documents, List<Managed> managed) {

    private static final String PATH = "/internal/policies/lookup";

    /** @param id absent if the role's account has no such policy */
    public record Managed(String arn, Optional<PolicyId> id, Position position) {}

    /** @return fails with Refused: ValidationError, MalformedPolicyDocument, ServiceUnavailable */
    static Uni<SessionPolicies> resolve(
            Call call,
            Collaborators with,
            AccountId roleAccount,
            Optional<SessionPolicy> inline,
            List<PolicyDescriptorType> managed) {
        List<String> documents = inline.map(SessionPolicy::value).stream().toList();
        List<String> arns = managed.stream().map(policy -> policy.arn().value()).toList();
        SessionLimits.checkPolicies(documents, arns);
        return Multi.createFrom()
                .iterable(arns)
                .onItem()
                .transformToUniAndConcatenate(arn -> with.get(InternalClient.class)
                        .post(
                                Peer.POLICY,
                                PATH,
                                call.requestId(),
                                new PolicyLookup(roleAccount, arn),
                                PolicyLookup.Answer.class)
                        .map(answer -> new Managed(arn, answer.policyId(), answer.position())))
                .collect()
                .asList()
                .map(found -> new SessionPolicies(documents, found));
    }

    /**
     * The managed policies' unique ids.
     *
     * @throws Refused ValidationError if one does not exist
     */
    List<String> requireAll() {
        return managed.stream()
                .map(policy -> policy.id()
                        .map(PolicyId::value)
                        .orElseThrow(() -> new Refused(
                                Refusal.VALIDATION_ERROR,
                                "Policy %s does not exist or is not attachable.".formatted(policy.arn()))))
                .toList();
    }

    List<Position> seen() {
        return managed.stream().map(Managed::position).toList();
    }
}
