package io.chancery.policy.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Boundary;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;

/** Decisions that were made, put again to {@code POST /v1/policy/simulate} with all their policies inline. */
public final class Simulated {

    private static final int CASES = SimulationReader.CASES;

    private final List<String> cases = new ArrayList<>();

    /** Adds a case. */
    public void add(AccessRequest request, ApplicablePolicies policies) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("request", request(request));
        json.set("identityPolicies", list(policies.identity()));
        if (policies.boundary() instanceof Boundary.Present(NamedPolicy policy)) {
            json.set("permissionsBoundaries", list(List.of(policy)));
        }
        policies.session().ifPresent(session -> json.set("sessionPolicies", list(session)));
        policies.resource()
                .ifPresent(
                        policy -> json.put("resourcePolicy", policy.document().source()));
        cases.add(json.toString());
    }

    /** What each case comes out as, in the order of the cases. */
    public List<String> results() {
        List<String> results = new ArrayList<>();
        for (int from = 0; from < cases.size(); from += CASES) {
            List<String> call = cases.subList(from, Math.min(cases.size(), from + CASES));
            for (JsonNode answer : Cases.answers(call.toArray(String[]::new))) {
                results.add(answer.has("result") ? answer.get("result").textValue() : answer.toString());
            }
        }
        return results;
    }

    private static ArrayNode list(List<NamedPolicy> policies) {
        ArrayNode documents = JsonNodeFactory.instance.arrayNode();
        policies.forEach(policy -> documents.add(policy.document().source()));
        return documents;
    }

    private static ObjectNode request(AccessRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode principal = json.putObject("principal");
        ObjectNode context = json.putObject("context");
        for (String key : request.context().keys()) {
            RequestContext.Values values = request.context().get(key).orElseThrow();
            if (values.multivalued()) {
                values.values().forEach(context.withArray("/" + key.replace("/", "~1"))::add);
            } else {
                context.put(key, values.values().getFirst());
            }
        }
        switch (request.principal()) {
            case RequestPrincipal.Service(String name) ->
                principal.put("type", "Service").put("name", name);
            case RequestPrincipal.RoleSession session -> {
                principal.put("type", "AWS").put("arn", session.sessionArn());
                context.put("aws:PrincipalArn", session.roleArn());
                context.put("aws:userid", session.roleId() + ":" + session.sessionName());
            }
            case RequestPrincipal.User user -> {
                principal.put("type", "AWS").put("arn", user.userArn());
                context.put("aws:userid", user.userId());
            }
            default ->
                principal
                        .put("type", "AWS")
                        .put("arn", request.principal().arn().orElseThrow());
        }
        json.put("action", request.action()).put("resource", request.resource());
        request.resourceAccount().ifPresent(account -> json.put("resourceAccount", account));
        return json;
    }

    /** The case, for messages of tests. */
    public String show(int index) {
        return cases.get(index);
    }
}
