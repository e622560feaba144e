package io.chancery.language.validation;

import io.chancery.language.PolicyKind;
import io.chancery.language.reference.Service;
import io.chancery.language.reference.Service.ConditionKey;
import io.chancery.language.reference.ServiceCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all checks of one document have in common. A service is asked for once, since unpacking one takes a while. */
final class Ground {

    private final PolicyKind kind;
    private final boolean variables;
    private final Optional<ResourceKind> attachedTo;
    private final ServiceCatalogue catalogue;
    private final Report report;
    private final Map<String, Optional<Service>> services = new HashMap<>();
    private final Map<String, List<Service.ResourceType>> types = new HashMap<>();
    private final Map<String, Optional<List<ConditionKey>>> keys = new HashMap<>();
    private final ResourceForms resourceForms = new ResourceForms();

    /** @param variables whether the document's version has policy variables */
    Ground(
            PolicyKind kind,
            boolean variables,
            Optional<ResourceKind> attachedTo,
            ServiceCatalogue catalogue,
            Report report) {
        this.kind = kind;
        this.variables = variables;
        this.attachedTo = attachedTo;
        this.catalogue = catalogue;
        this.report = report;
    }

    PolicyKind kind() {
        return kind;
    }

    boolean hasVariables() {
        return variables;
    }

    /** The kind of resource that a resource policy is for, if that was said. */
    Optional<ResourceKind> attachedTo() {
        return attachedTo;
    }

    Report report() {
        return report;
    }

    ServiceCatalogue catalogue() {
        return catalogue;
    }

    Optional<Service> service(String prefix) {
        return services.computeIfAbsent(prefix, catalogue::service);
    }

    List<Service.ResourceType> resourceTypes(String arnService) {
        return types.computeIfAbsent(arnService, catalogue::resourceTypes);
    }

    ResourceForms resourceForms() {
        return resourceForms;
    }

    Optional<List<ConditionKey>> conditionKeys(String prefix) {
        return keys.computeIfAbsent(prefix, catalogue::conditionKeys);
    }
}
