package io.chancery.policy.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.ControlPolicyKind;
import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.authzen.JsonEndpoint.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers for the service and resource control policies of whatever can have them. */
@ApplicationScoped
public class ControlPolicyCalls {

    /** What the paths of both kinds have in common; which it is, is their first part. */
    static final String PATH = "/{kind: service|resource}-control-policies";

    /** Five documents with much white space. */
    static final int BODY_LIMIT_BYTES = 262_144;

    private static final byte[] NO_BODY = {};

    private final JsonEndpoint endpoint;
    private final OrganizationCalls calls;

    public ControlPolicyCalls(JsonEndpoint endpoint, OrganizationCalls calls) {
        this.endpoint = endpoint;
        this.calls = calls;
    }

    /**
     * What a put and a get answer.
     *
     * @param target the id of the group or account
     * @param revision the position at which it was so
     */
    record Shown(String target, List<ShownPolicy> policies, String revision) {}

    record ShownPolicy(String name, JsonNode document) {}

    Uni<Response> put(
            HttpServerRequest request, Supplier<ControlTarget> target, String kindName, byte @Nullable [] body) {
        return endpoint.respond(request, body, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            ControlTarget on = target.get();
            ControlPolicyKind kind = kind(kindName);
            List<ControlPolicy> policies = OrganizationReader.policies(sent);
            return calls.write(
                    enforcer,
                    ControlOperations.name("Put", kind),
                    Map.of("target", on.id(), "policies", named(policies)),
                    new PutControlPolicies(on, kind, policies),
                    (reply, revision) ->
                            Reply.of(reply.created() ? 201 : 200, ContractJson.write(shown(on, policies, revision))));
        });
    }

    Uni<Response> get(HttpServerRequest request, Supplier<ControlTarget> target, String kindName) {
        return endpoint.respond(request, NO_BODY, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            ControlTarget on = target.get();
            ControlPolicyKind kind = kind(kindName);
            return calls.read(
                    enforcer,
                    ControlOperations.name("Get", kind),
                    Map.of("target", on.id()),
                    new GetControlPolicies(on, kind),
                    reply -> shown(on, reply.policies(), calls.revision(reply.sequence())));
        });
    }

    Uni<Response> delete(HttpServerRequest request, Supplier<ControlTarget> target, String kindName) {
        return endpoint.respond(request, NO_BODY, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            ControlTarget on = target.get();
            ControlPolicyKind kind = kind(kindName);
            return calls.write(
                    enforcer,
                    ControlOperations.name("Delete", kind),
                    Map.of("target", on.id()),
                    new DeleteControlPolicies(on, kind),
                    (gone, revision) -> Reply.empty(204));
        });
    }

    private static ControlPolicyKind kind(String kind) {
        return switch (kind) {
            case "service" -> ControlPolicyKind.SERVICE;
            case "resource" -> ControlPolicyKind.RESOURCE;
            default -> throw InvalidRequest.saying("there are service and resource control policies");
        };
    }

    private static String named(List<ControlPolicy> policies) {
        return policies.stream()
                .map(policy -> policy.name() + " " + policy.document())
                .collect(Collectors.joining("\n"));
    }

    private static Shown shown(ControlTarget target, List<ControlPolicy> policies, String revision) {
        List<ShownPolicy> all = policies.stream()
                .map(policy -> new ShownPolicy(policy.name(), json(policy.document())))
                .toList();
        return new Shown(target.id(), all, revision);
    }

    private static JsonNode json(String document) {
        try {
            return ContractJson.MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored policy was read when it was put", e);
        }
    }
}
