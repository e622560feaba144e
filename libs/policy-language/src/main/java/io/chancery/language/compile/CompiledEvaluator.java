package io.chancery.language.compile;

import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.language.evaluate.PolicyType;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestPrincipal.FederatedUser;
import io.chancery.language.request.RequestPrincipal.Root;
import org.jspecify.annotations.Nullable;

/**
 * Decides from compiled policies, as {@link io.chancery.language.evaluate.ReferenceEvaluator} does. Has no state; for any
 * number of threads.
 */
public final class CompiledEvaluator implements PolicyEvaluator {

    /** Compiles all policies first; where they are used again, keep {@link CompiledPolicies}. */
    @Override
    public Evaluation evaluate(AccessRequest request, ApplicablePolicies policies) {
        return evaluate(request, CompiledPolicies.of(policies));
    }

    /** The decision, with what made it. Never throws for a request or a parsed policy. */
    public Evaluation evaluate(AccessRequest request, CompiledPolicies policies) {
        PreparedRequest prepared = new PreparedRequest().of(request);
        Outcome outcome = decide(prepared, policies);
        return new Trace(request, prepared, policies).explain(outcome);
    }

    /** Only the decision. Allocates nothing if the request has been used before and allows. */
    public Outcome decide(PreparedRequest request, CompiledPolicies policies) {
        String account = request.facts().account;
        PolicyType denying = denying(request, policies, account != null);
        if (denying != null) {
            return Outcome.explicitlyDeniedBy(denying);
        }
        if (account != null && !serviceControlAllows(request, policies.others)) {
            return Outcome.NOT_ALLOWED_BY_SERVICE_CONTROL;
        }
        OtherPolicies others = policies.others;
        PolicyType resourceType = resourceType(request, policies);
        Grant grant = others.resource().grants(request, resourceType, others.hasBoundary(), Grant.DIRECT);
        if (account == null) {
            return grant == Grant.DIRECT ? allowedByResource(resourceType) : Outcome.notAllowedBy(resourceType);
        }
        boolean sameAccount = request.sameAccount(account);
        if ((!sameAccount || others.resourcePolicyRequired()) && grant == Grant.NONE) {
            return Outcome.notAllowedBy(resourceType);
        }
        // Across accounts the resource's side has allowed it; the principal's side must too, whatever was named.
        return decide(request, policies, sameAccount ? grant : Grant.DELEGATED, sameAccount, resourceType);
    }

    private static Outcome decide(
            PreparedRequest request,
            CompiledPolicies policies,
            Grant grant,
            boolean sameAccount,
            PolicyType resourceType) {
        boolean isRoot = request.principal() instanceof Root;
        OtherPolicies others = policies.others;
        boolean hasBoundary = others.hasBoundary();
        boolean needsIdentity = !grant.needsNoIdentityPolicy() && !isRoot;
        if (needsIdentity && !policies.allows(request, PolicyType.IDENTITY, hasBoundary)) {
            return Outcome.NOT_ALLOWED_BY_IDENTITY;
        }
        if (hasBoundary
                && !grant.ignoresBoundary()
                && !others.boundary().allows(request, PolicyType.BOUNDARY, hasBoundary)) {
            return Outcome.NOT_ALLOWED_BY_BOUNDARY;
        }
        if (!grant.ignoresSession() && !sessionAllows(request, others)) {
            return Outcome.NOT_ALLOWED_BY_SESSION;
        }
        if (isRoot && sameAccount) {
            return Outcome.ALLOWED_AS_ROOT;
        }
        return needsIdentity ? Outcome.ALLOWED_BY_IDENTITY : allowedByResource(resourceType);
    }

    private static Outcome allowedByResource(PolicyType resourceType) {
        return resourceType == PolicyType.TRUST ? Outcome.ALLOWED_BY_TRUST : Outcome.ALLOWED_BY_RESOURCE;
    }

    /** What the resource's policy is called. */
    static PolicyType resourceType(PreparedRequest request, CompiledPolicies policies) {
        return policies.others.resourcePolicyRequired() && request.action().name.startsWith("sts:")
                ? PolicyType.TRUST
                : PolicyType.RESOURCE;
    }

    /** The first type of policy with a Deny that matches, in the order in which explanations list them. */
    private static @Nullable PolicyType denying(PreparedRequest request, CompiledPolicies policies, boolean inAccount) {
        OtherPolicies others = policies.others;
        boolean hasBoundary = others.hasBoundary();
        if (inAccount && anyDenies(others.serviceControl(), request, PolicyType.SERVICE_CONTROL, hasBoundary)) {
            return PolicyType.SERVICE_CONTROL;
        }
        if (anyDenies(others.resourceControl(), request, PolicyType.RESOURCE_CONTROL, hasBoundary)) {
            return PolicyType.RESOURCE_CONTROL;
        }
        PolicyType resourceType = resourceType(request, policies);
        if (others.resource().denies(request, resourceType, hasBoundary)) {
            return resourceType;
        }
        if (policies.denies(request, PolicyType.IDENTITY, hasBoundary)) {
            return PolicyType.IDENTITY;
        }
        if (others.boundary().denies(request, PolicyType.BOUNDARY, hasBoundary)) {
            return PolicyType.BOUNDARY;
        }
        PolicyList session = others.session();
        return session != null && session.denies(request, PolicyType.SESSION, hasBoundary) ? PolicyType.SESSION : null;
    }

    private static boolean anyDenies(
            PolicyList[] levels, PreparedRequest request, PolicyType type, boolean hasBoundary) {
        for (PolicyList level : levels) {
            if (level.denies(request, type, hasBoundary)) {
                return true;
            }
        }
        return false;
    }

    private static boolean serviceControlAllows(PreparedRequest request, OtherPolicies others) {
        for (PolicyList level : others.serviceControl()) {
            if (!level.allows(request, PolicyType.SERVICE_CONTROL, others.hasBoundary())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sessionAllows(PreparedRequest request, OtherPolicies others) {
        if (others.session() == null) {
            // A federated user has nothing but what its session policies and its parent have in common.
            return !(request.principal() instanceof FederatedUser);
        }
        return others.session().allows(request, PolicyType.SESSION, others.hasBoundary());
    }
}
