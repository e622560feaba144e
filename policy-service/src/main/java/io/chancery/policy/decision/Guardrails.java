package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.policy.cache.Organization;
import io.chancery.policy.cache.OrganizationPlace;
import java.util.Optional;

/**
 * Where the two accounts of a question are in the organisation, and so which control policies limit it ("Policy evaluation
 * logic", IAM User Guide): service control policies by the principal's account, resource control policies by the
 * resource's.
 *
 * @param ofPrincipal empty for a principal that is in no account, a platform's service
 * @param ofResource empty for what belongs to the installation
 * @param binding false for those whom control policies do not bind
 */
record Guardrails(Optional<OrganizationPlace> ofPrincipal, Optional<OrganizationPlace> ofResource, boolean binding) {

    /** @param owner the account that owns the resource */
    static Guardrails of(Organization organization, Actor actor, AccountId owner) {
        return new Guardrails(place(organization, actor.account()), place(organization, owner), !actor.isUnbound());
    }

    /** The installation is not one of its accounts. */
    private static Optional<OrganizationPlace> place(Organization organization, AccountId account) {
        return account.equals(AccountId.INSTALLATION) ? Optional.empty() : organization.place(account);
    }

    void limit(CompiledPolicies.Builder policies) {
        if (binding) {
            ofPrincipal.ifPresent(place -> policies.serviceControl(place.serviceControl()));
            ofResource.ifPresent(place -> policies.resourceControl(place.resourceControl()));
        }
    }
}
