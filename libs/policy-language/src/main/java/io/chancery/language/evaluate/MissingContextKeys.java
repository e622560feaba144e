package io.chancery.language.evaluate;

import io.chancery.language.ContextKeyNames;
import io.chancery.language.PolicyDocument;
import io.chancery.language.Statement;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import java.util.ArrayList;
import java.util.List;

/** The context keys that policies ask for and that a request does not have. */
public final class MissingContextKeys {

    private MissingContextKeys() {}

    /**
     * Those of the statements whose action and resource are about the request, whomever they name, as written. A key whose
     * absence made no difference is among them: it might have.
     */
    public static List<String> of(AccessRequest request, ApplicablePolicies policies) {
        StatementMatcher matcher = new StatementMatcher(request);
        ContextKeyNames names = new ContextKeyNames();
        for (PolicyDocument document : documents(policies)) {
            for (Statement statement : document.statements()) {
                if (matcher.mayConcern(statement, document.version())) {
                    names.add(statement, document.version());
                }
            }
        }
        RequestContext context = request.effectiveContext();
        return names.found().stream().filter(key -> context.get(key).isEmpty()).toList();
    }

    private static List<PolicyDocument> documents(ApplicablePolicies policies) {
        List<NamedPolicy> all = new ArrayList<>();
        policies.serviceControl().forEach(all::addAll);
        policies.resourceControl().forEach(all::addAll);
        policies.resource().ifPresent(all::add);
        all.addAll(policies.identity());
        if (policies.boundary() instanceof Boundary.Present(NamedPolicy policy)) {
            all.add(policy);
        }
        policies.session().ifPresent(all::addAll);
        return all.stream().map(NamedPolicy::document).toList();
    }
}
