package io.chancery.policy.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as {@code POST /v1/policy/simulate} takes it, so that whoever doubts an answer can ask there.
 *
 * @param context all condition keys, those that follow from the principal too; texts, or lists of texts
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StatedRequest(
        Principal principal,
        String action,
        String resource,
        Optional<String> resourceAccount,
        Map<String, Object> context) {

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Principal(String type, Optional<String> arn, Optional<String> name) {

        static Principal of(RequestPrincipal principal) {
            return switch (principal) {
                case RequestPrincipal.Service(String name) -> named("Service", name);
                case RequestPrincipal.WebIdentity identity -> named("Federated", identity.provider());
                case RequestPrincipal.Anonymous anonymous ->
                    new Principal("Anonymous", Optional.empty(), Optional.empty());
                default -> new Principal("AWS", principal.arn(), Optional.empty());
            };
        }

        private static Principal named(String type, String name) {
            return new Principal(type, Optional.empty(), Optional.of(name));
        }
    }

    static StatedRequest of(AccessRequest request) {
        RequestContext context = request.effectiveContext();
        Map<String, Object> keys = new TreeMap<>();
        for (String key : context.keys()) {
            context.get(key)
                    .ifPresent(values -> keys.put(
                            key,
                            values.multivalued()
                                    ? values.values()
                                    : values.values().getFirst()));
        }
        return new StatedRequest(
                Principal.of(request.principal()), request.action(), request.resource(), request.owningAccount(), keys);
    }
}
