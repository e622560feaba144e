package io.chancery.identity.role;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleTrustPolicyUpdated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/**
 * IAM 2010-05-08 {@code UpdateAssumeRolePolicy}. Refuses a document that names a user or role that does not exist with
 * MalformedPolicyDocument. Names are resolved anew: the same document may mean others than before.
 */
public record UpdateAssumeRolePolicy(RoleName roleName, TrustDocument policyDocument)
        implements WriteOperation<TrustPolicies.Resolved, Stream<Role>, NoReply> {

    @Override
    public Uni<TrustPolicies.Resolved> prepare(Call call, Collaborators with) {
        return TrustPolicies.resolve(call, with, policyDocument);
    }

    @Override
    public Set<AccountId> concerned(TrustPolicies.Resolved trust) {
        return trust.concerned();
    }

    @Override
    public Reads<Stream<Role>> reads(Call call, TrustPolicies.Resolved trust) {
        return Roles.named(call, roleName);
    }

    @Override
    public List<Permission> permissions(Call call, TrustPolicies.Resolved trust, Stream<Role> found) {
        return List.of(Roles.permission("iam:UpdateAssumeRolePolicy", call, roleName, found.state()));
    }

    @Override
    public Decision<NoReply> decide(Call call, TrustPolicies.Resolved trust, Stream<Role> found, Facts facts) {
        Role role = Roles.requireModifiable(Roles.require(found.state(), roleName));
        TrustPolicy policy = trust.policy();
        if (policy.equals(role.trustPolicy())) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        var updated = new RoleTrustPolicyUpdated(role.id(), policy);
        return Decision.of(new Change(Role.STREAM, role.id().value(), role.arn(), updated), NoReply.NO_REPLY);
    }
}
