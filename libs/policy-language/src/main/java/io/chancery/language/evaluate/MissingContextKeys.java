package io.chancery.language.evaluate;

import io.chancery.language.ContextKeyNames;
import io.chancery.language.PolicyDocument;
import io.chancery.language.Statement;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The context keys that policies ask for and that a request does not have. */
public final class MissingContextKeys {

    private MissingContextKeys() {}

    /**
     * Those of the statements whose action and resource are about the request, whomever they name, as written. A key whose
     * absence made no difference is among them: it might have.
     */
    public static List<String> of(AccessRequest request, ApplicablePolicies policies) {
        return of(request, policies, Set.of());
    }

    /** The same, not looking at policies of these types. */
    static List<String> of(AccessRequest request, ApplicablePolicies policies, Set<PolicyType> confidential) {
        StatementMatcher matcher = new StatementMatcher(request);
        ContextKeyNames names = new ContextKeyNames();
        for (PolicyDocument document : documents(request, policies, confidential)) {
            for (Statement statement : document.statements()) {
                if (matcher.mayConcern(statement, document.version())) {
                    names.add(statement, document.version());
                }
            }
        }
        RequestContext context = request.effectiveContext();
        return names.found().stream().filter(key -> context.get(key).isEmpty()).toList();
    }

    private static List<PolicyDocument> documents(
            AccessRequest request, ApplicablePolicies policies, Set<PolicyType> confidential) {
        Map<PolicyType, List<NamedPolicy>> byType = new LinkedHashMap<>();
        byType.put(PolicyType.SERVICE_CONTROL, flat(policies.serviceControl()));
        byType.put(PolicyType.RESOURCE_CONTROL, flat(policies.resourceControl()));
        byType.put(
                ReferenceEvaluator.resourceType(request, policies),
                policies.resource().stream().toList());
        byType.put(PolicyType.IDENTITY, policies.identity());
        if (policies.boundary() instanceof Boundary.Present(NamedPolicy policy)) {
            byType.put(PolicyType.BOUNDARY, List.of(policy));
        }
        byType.put(PolicyType.SESSION, policies.session().orElse(List.of()));
        byType.keySet().removeAll(confidential);
        return flat(byType.values()).stream().map(NamedPolicy::document).toList();
    }

    private static List<NamedPolicy> flat(Collection<List<NamedPolicy>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
