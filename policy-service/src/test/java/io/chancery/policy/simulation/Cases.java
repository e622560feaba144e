package io.chancery.policy.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chancery.contracts.ContractJson;
import io.chancery.language.evaluate.ReferenceEvaluator;
import io.chancery.policy.decision.GuardedResources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Cases for tests: alice reads a report, and what a test adds. */
final class Cases {

    static final String ALICE = "arn:aws:iam::111122223333:user/alice";
    static final String SESSION = "arn:aws:sts::111122223333:assumed-role/Deployer/release-7";
    static final String REPORT = "arn:aws:s3:::reports/q1";
    static final String ROLE = "arn:aws:iam::111122223333:role/Deployer";
    static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/0f3a";
    static final String MAY_READ = statement("\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"");
    static final String MUST_NOT_READ = statement("\"Effect\":\"Deny\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"");
    static final String ALL = statement("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"");

    static final Simulator SIMULATOR = new Simulator(
            new CaseReader(new GuardedResources(List.of("arn:*:kms:*:*:key/*"))), new ReferenceEvaluator());

    private Cases() {}

    static String statement(String members) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{%s}]}".formatted(members);
    }

    /** A policy that allows reading under a condition. */
    static String mayReadIf(String condition) {
        return statement(
                "\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Condition\":" + condition);
    }

    /** A policy of a resource. */
    static String opens(String principal, String action) {
        return statement("\"Effect\":\"Allow\",\"Principal\":%s,\"Action\":\"%s\",\"Resource\":\"*\""
                .formatted(principal, action));
    }

    static String trusts(String principal) {
        return statement("\"Effect\":\"Allow\",\"Principal\":%s,\"Action\":\"sts:AssumeRole\"".formatted(principal));
    }

    static String aws(String arn) {
        return "{\"type\":\"AWS\",\"arn\":\"%s\"}".formatted(arn);
    }

    static String request(String principal, String action, String resource) {
        return request(principal, action, resource, "{}");
    }

    static String request(String principal, String action, String resource, String context) {
        return "{\"principal\":%s,\"action\":\"%s\",\"resource\":\"%s\",\"context\":%s}"
                .formatted(principal, action, resource, context);
    }

    /** alice reads a report. */
    static String reads() {
        return reads("{}");
    }

    static String reads(String context) {
        return request(aws(ALICE), "s3:GetObject", REPORT, context);
    }

    /** @param members of the case beside its request, each a name and its JSON */
    static String of(String request, String... members) {
        StringBuilder json = new StringBuilder("{\"request\":").append(request);
        for (int i = 0; i < members.length; i += 2) {
            json.append(",\"").append(members[i]).append("\":").append(members[i + 1]);
        }
        return json.append('}').toString();
    }

    static String list(String... documents) {
        return "[" + String.join(",", documents) + "]";
    }

    /** The answers to a call with these cases. */
    static JsonNode answers(String... cases) {
        byte[] call = "{\"cases\":[%s]}".formatted(String.join(",", cases)).getBytes(StandardCharsets.UTF_8);
        SimulationAnswer answer = SIMULATOR.answer(SimulationReader.cases(call));
        return ContractJson.read(ContractJson.write(answer), JsonNode.class).get("results");
    }

    static JsonNode answer(String single) {
        return answers(single).get(0);
    }

    static String result(String single) {
        JsonNode answer = answer(single);
        return answer.has("result") ? answer.get("result").textValue() : answer.toString();
    }

    /** An object of these texts. */
    static ObjectNode json(Map<String, String> members) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        members.forEach(node::put);
        return node;
    }
}
