package io.chancery.language.evaluate;

import io.chancery.language.match.Ascii;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.language.request.RequestPrincipal.FederatedUser;
import io.chancery.language.request.RequestPrincipal.Root;
import java.util.List;
import java.util.Optional;

/**
 * The evaluation logic read from the guide, step by step, with nothing precomputed (IAM User Guide, "How AWS enforcement
 * code logic evaluates requests to allow or deny access" and "Cross-account policy evaluation logic").
 *
 * <p>Every policy is read in full, so that the explanation is complete. Simple on purpose: it is the measure for faster
 * evaluators, not one of them.
 */
public final class ReferenceEvaluator implements PolicyEvaluator {

    @Override
    public Evaluation evaluate(AccessRequest request, ApplicablePolicies policies) {
        return new Decision(request, policies).decide();
    }

    /** What the resource's policy is called. */
    static PolicyType resourceType(AccessRequest request, ApplicablePolicies policies) {
        return policies.resourcePolicyRequired()
                        && Ascii.lowerCase(request.action()).startsWith("sts:")
                ? PolicyType.TRUST
                : PolicyType.RESOURCE;
    }

    /** What each type of policy says about one request. */
    private static final class Decision {

        private final AccessRequest request;
        private final RequestPrincipal principal;
        private final ApplicablePolicies policies;
        private final Findings findings;
        private final PolicyType resourceType;

        private final boolean serviceControlAllows;
        private final Grant resourceGrant;
        private final boolean identityAllows;
        private final boolean boundaryAllows;
        private final boolean sessionAllows;

        Decision(AccessRequest request, ApplicablePolicies policies) {
            this.request = request;
            this.principal = request.principal();
            this.policies = policies;
            this.findings = new Findings(request, !(policies.boundary() instanceof Boundary.None));
            this.resourceType = resourceType(request, policies);

            this.serviceControlAllows = readServiceControl();
            policies.resourceControl().forEach(level -> findings.read(PolicyType.RESOURCE_CONTROL, level));
            this.resourceGrant = findings.read(
                    resourceType, policies.resource().map(List::of).orElse(List.of()));
            this.identityAllows = findings.read(PolicyType.IDENTITY, policies.identity()) != Grant.NONE;
            this.boundaryAllows = readBoundary();
            this.sessionAllows = readSession();
        }

        private boolean readServiceControl() {
            if (principal.account().isEmpty()) {
                return true;
            }
            boolean everyLevel = true;
            for (List<NamedPolicy> level : policies.serviceControl()) {
                everyLevel &= findings.read(PolicyType.SERVICE_CONTROL, level) != Grant.NONE;
            }
            return everyLevel;
        }

        private boolean readBoundary() {
            return switch (policies.boundary()) {
                case Boundary.None none -> true;
                case Boundary.Present(NamedPolicy policy) ->
                    findings.read(PolicyType.BOUNDARY, List.of(policy)) != Grant.NONE;
                case Boundary.Gone(String policyId) -> {
                    findings.note("the permissions boundary %s does not exist any more".formatted(policyId));
                    yield false;
                }
            };
        }

        private boolean readSession() {
            if (policies.session().isEmpty()) {
                // A federated user has nothing but what its session policies and its parent have in common.
                return !(principal instanceof FederatedUser);
            }
            return findings.read(PolicyType.SESSION, policies.session().get()) != Grant.NONE;
        }

        Evaluation decide() {
            Optional<PolicyType> denying = findings.denying();
            if (denying.isPresent()) {
                return findings.explicitlyDenied(denying.get());
            }
            if (!serviceControlAllows) {
                return findings.implicitlyDenied(PolicyType.SERVICE_CONTROL);
            }
            Optional<String> account = principal.account();
            if (account.isEmpty()) {
                return resourceGrant == Grant.DIRECT
                        ? allowedBy(resourceType)
                        : findings.implicitlyDenied(resourceType);
            }
            boolean sameAccount = account.equals(request.owningAccount());
            if ((!sameAccount || policies.resourcePolicyRequired()) && resourceGrant == Grant.NONE) {
                return findings.implicitlyDenied(resourceType);
            }
            // Across accounts the resource's side has allowed it; the principal's side must too, whatever was named.
            return decideForPrincipal(sameAccount ? resourceGrant : Grant.DELEGATED, sameAccount);
        }

        private Evaluation decideForPrincipal(Grant grant, boolean sameAccount) {
            boolean isRoot = principal instanceof Root;
            if (!grant.needsNoIdentityPolicy() && !isRoot && !identityAllows) {
                return findings.implicitlyDenied(PolicyType.IDENTITY);
            }
            if (!grant.ignoresBoundary() && !boundaryAllows) {
                return findings.implicitlyDenied(PolicyType.BOUNDARY);
            }
            if (!grant.ignoresSession() && !sessionAllows) {
                return findings.implicitlyDenied(PolicyType.SESSION);
            }
            if (isRoot && sameAccount) {
                return findings.allowed("because the account's root user may do everything in its account");
            }
            return allowedBy(grant.needsNoIdentityPolicy() || isRoot ? resourceType : PolicyType.IDENTITY);
        }

        private Evaluation allowedBy(PolicyType type) {
            return findings.allowed("because %s allows the %s action".formatted(type.withArticle(), request.action()));
        }
    }
}
