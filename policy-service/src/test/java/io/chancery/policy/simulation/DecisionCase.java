package io.chancery.policy.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of the policy language's decision cases, as a case of a simulation. {@code cases/README.md} in {@code
 * libs/policy-language} describes their members.
 */
record DecisionCase(String name, JsonNode json) {

    private static final Path CASES = Path.of("../libs/policy-language/src/test/resources/cases");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ID_LENGTH = 20;
    private static final Map<String, String> POLICIES = Map.of(
            "identity", "identityPolicies",
            "session", "sessionPolicies",
            "resourcePolicy", "resourcePolicy",
            "trustPolicy", "resourcePolicy",
            "serviceControl", "serviceControlPolicies",
            "resourceControl", "resourceControlPolicies");

    static List<DecisionCase> all() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(DecisionCase::read)
                    .toList();
        }
    }

    private static DecisionCase read(Path file) {
        try {
            return new DecisionCase(CASES.relativize(file).toString(), MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /**
     * Whether a simulation can ask it: what is stored with a policy, a policy that is gone, a session's parent and a
     * context that lies have no place in one, and it tells sets of one value by the key.
     */
    boolean isExpressible() {
        boolean plain = !json.has("stored")
                && !json.has("resolvedPrincipals")
                && !json.path("boundary").isTextual()
                && !principal().startsWith("federated/")
                && !principal().equals("somebody")
                && !name.startsWith("principal-keys");
        boolean guarded = json.has("resourcePolicyRequired")
                && !json.get("resource").textValue().contains(":kms:");
        boolean oneOfSet = json.path("context").properties().stream()
                .anyMatch(entry -> entry.getValue().isArray()
                        && entry.getValue().size() == 1
                        && !StatedContext.isMultivalued(entry.getKey()));
        return plain && !guarded && !oneOfSet;
    }

    private String principal() {
        return json.get("principal").textValue();
    }

    String simulated() {
        ObjectNode simulated = JsonNodeFactory.instance.objectNode();
        ObjectNode request = simulated.putObject("request");
        ObjectNode context = json.path("context").isObject()
                ? json.get("context").deepCopy()
                : JsonNodeFactory.instance.objectNode();
        request.set("principal", principal(context));
        request.set("context", context);
        for (String member : List.of("action", "resource", "resourceAccount")) {
            if (json.has(member)) {
                request.set(member, json.get(member));
            }
        }
        POLICIES.forEach((from, to) -> {
            if (json.has(from)) {
                simulated.set(to, json.get(from));
            }
        });
        if (json.has("boundary")) {
            simulated.putArray("permissionsBoundaries").add(json.get("boundary"));
        }
        return simulated.toString();
    }

    /** States the unique id too, which no ARN tells. */
    private JsonNode principal(ObjectNode context) {
        String[] atAccount = principal().split("@", 2);
        String account = atAccount.length == 2 ? atAccount[1] : "123456789012";
        String[] parts = atAccount[0].split("/", 2);
        return switch (parts[0]) {
            case "user" -> {
                state(context, id("AIDA", parts[1]));
                yield aws("arn:aws:iam::%s:user/%s".formatted(account, parts[1]));
            }
            case "role" -> {
                String[] session = parts[1].split("/", 2);
                state(context, id("AROA", session[0]) + ":" + session[1]);
                yield aws("arn:aws:sts::%s:assumed-role/%s".formatted(account, parts[1]));
            }
            case "root" -> aws(account);
            case "service" -> Cases.json(Map.of("type", "Service", "name", parts[1]));
            case "web" -> Cases.json(Map.of("type", "Federated", "arn", parts[1]));
            case "anonymous" -> Cases.json(Map.of("type", "Anonymous"));
            default -> throw new IllegalArgumentException(principal());
        };
    }

    private static void state(ObjectNode context, String userId) {
        if (!context.has("aws:userid")) {
            context.put("aws:userid", userId);
        }
    }

    private static JsonNode aws(String arn) {
        return Cases.json(Map.of("type", "AWS", "arn", arn));
    }

    private static String id(String prefix, String name) {
        String id = prefix + name.toUpperCase(Locale.ROOT);
        return id + "0".repeat(ID_LENGTH - id.length());
    }

    /** {@code Allowed}, or the result with who denied: {@code ExplicitlyDenied IDENTITY}. */
    String expected() {
        JsonNode expect = json.get("expect");
        String result = switch (expect.get("result").textValue()) {
            case "ALLOWED" -> "Allowed";
            case "EXPLICITLY_DENIED" -> "ExplicitlyDenied";
            default -> "ImplicitlyDenied";
        };
        return expect.has("deniedBy") ? result + " " + expect.get("deniedBy").textValue() : result;
    }

    /** The same of an answer, as far as this case says who denied. */
    String of(JsonNode answer) {
        if (!answer.has("result")) {
            return answer.toString();
        }
        String result = answer.get("result").textValue();
        boolean told =
                json.get("expect").has("deniedBy") && answer.get("explanation").has("deniedBy");
        return told ? result + " " + answer.get("explanation").get("deniedBy").textValue() : result;
    }
}
