package io.chancery.policy.managed;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds managed policies by ARN, in the tables and the catalogue: what was created a moment ago is found. */
@ApplicationScoped
public class PolicyDirectory {

    private final EventStore store;
    private final AwsManagedPolicies catalogue;

    public PolicyDirectory(EventStore store, AwsManagedPolicies catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /**
     * What was found.
     *
     * @param policyId absent if the account has no such policy
     * @param position at which that was so
     */
    public record Found(Optional<PolicyId> policyId, Position position) {}

    /** For an ARN that may be anything: what is no policy's ARN is not found. */
    public Uni<Found> find(AccountId account, String arn) {
        PolicyReference reference;
        try {
            reference = PolicyReference.of(new PolicyArn(arn), catalogue);
        } catch (Refused | IllegalArgumentException notAnArn) {
            return store.head(account).map(head -> new Found(Optional.empty(), head));
        }
        return find(account, reference);
    }

    Uni<Found> find(AccountId account, PolicyReference reference) {
        return store.read(account, reference.reads(account))
                .map(read -> new Found(reference.id(read.value()), read.head()));
    }
}
