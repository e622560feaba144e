package io.chancery.policy.managed;

import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyDeleted;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.managed.DeletePolicy.Prepared;
import io.chancery.policy.managed.DeletePolicy.Read;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code DeletePolicy}. A policy that is attached, bounds somebody or has further versions is refused with
 * DeleteConflict (409), one that is not the account's with AccessDenied (403).
 *
 * <p>Attachments are counted under the lock. Uses as a boundary are identity-service's to know, and are asked for before:
 * a boundary that is set in between refers to a policy that is gone, and allows nothing.
 */
public record DeletePolicy(PolicyArn policyArn) implements WriteOperation<Prepared, Read, NoReply> {

    /**
     * @param asked the policy whose uses as a boundary were asked for; absent if there was none
     * @param seen the position of identity-service's log at which that was so
     */
    record Prepared(PolicyReference reference, Optional<PolicyId> asked, long boundaryUses, Optional<Position> seen) {}

    record Read(Stream<ManagedPolicy> named, long attachments) {}

    @Override
    public Uni<Prepared> prepare(Call call, Collaborators with) {
        PolicyReference reference = PolicyReference.of(policyArn, with.get(AwsManagedPolicies.class));
        if (!policyArn.isOf(call.account())) {
            return Uni.createFrom().item(new Prepared(reference, Optional.empty(), 0, Optional.empty()));
        }
        return with.get(PolicyDirectory.class)
                .find(call.account(), reference)
                .flatMap(found -> found.policyId()
                        .map(id -> with.get(PolicyUsage.class)
                                .of(call, id)
                                .map(uses -> new Prepared(
                                        reference,
                                        Optional.of(id),
                                        uses.usage().boundaries(),
                                        Optional.of(uses.seen()))))
                        .orElseGet(() ->
                                Uni.createFrom().item(new Prepared(reference, Optional.empty(), 0, Optional.empty()))));
    }

    @Override
    public Reads<Read> reads(Call call, Prepared prepared) {
        return prepared.reference
                .reads(call.account())
                .then(named -> Reads.countReferring(PrincipalPolicies.ATTACHED, named.id())
                        .map(attachments -> new Read(named, attachments)));
    }

    @Override
    public List<Position> seen(Prepared prepared) {
        return prepared.seen.stream().toList();
    }

    @Override
    public List<Permission> permissions(Call call, Prepared prepared, Read found) {
        return List.of(PolicyOperation.permission(this, policyArn, prepared.reference.own(found.named)));
    }

    @Override
    public Decision<NoReply> decide(Call call, Prepared prepared, Read found, Facts facts) {
        ManagedPolicy policy = PolicyOperation.requireOwn(call, prepared.reference, found.named);
        if (!prepared.asked.equals(Optional.of(policy.id()))) {
            // Another policy has taken the name since, and nobody was asked whether it bounds anybody.
            throw new Refused(Refusal.SERVICE_UNAVAILABLE, "The entity is being changed by others. Try again.");
        }
        if (found.attachments > 0 || prepared.boundaryUses > 0) {
            throw new Refused(Refusal.DELETE_CONFLICT, "Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw new Refused(
                    Refusal.DELETE_CONFLICT,
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's"
                            + " versions. The default version is deleted with the policy.");
        }
        return Decision.of(PolicyOperation.change(policy, new PolicyDeleted(policy.id())), NoReply.NO_REPLY);
    }
}
