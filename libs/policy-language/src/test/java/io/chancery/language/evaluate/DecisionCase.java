package io.chancery.language.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One file under {@code cases/<topic>/<what it shows>.json}: a request, the policies, and the decision that the named page
 * of AWS's documentation leads to. {@code cases/README.md} describes the members.
 */
record DecisionCase(String name, AccessRequest request, ApplicablePolicies policies, Expected expected) {

    /** What the decision must be; of the texts, a part. */
    record Expected(
            Evaluation.Result result, Optional<PolicyType> deniedBy, Optional<String> reason, Optional<String> note) {}

    private static final Set<String> MEMBERS = Set.of(
            "source",
            "principal",
            "action",
            "resource",
            "resourceAccount",
            "context",
            "contextPrevails",
            "identity",
            "boundary",
            "session",
            "resourcePolicy",
            "trustPolicy",
            "resolvedPrincipals",
            "resourcePolicyRequired",
            "serviceControl",
            "resourceControl",
            "stored",
            "expect");

    private static final Path CASES = Path.of("src/test/resources/cases");

    /** Every case, read anew: what reads them is tested by them as well. */
    static List<DecisionCase> all() {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(DecisionCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(CASES.toString(), e);
        }
    }

    private static DecisionCase read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            json.fieldNames().forEachRemaining(member -> require(MEMBERS.contains(member), file, "unknown " + member));
            require(json.path("source").asText().contains("Guide, \""), file, "names no page");
            Path topic = Objects.requireNonNull(file.getParent(), "a case is in its topic's folder");
            String name = topic.getFileName() + "/" + file.getFileName();
            return new DecisionCase(name, request(json), policies(json), expected(json.get("expect")));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void require(boolean holds, Path file, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(file + " " + complaint);
        }
    }

    private static AccessRequest request(JsonNode json) {
        RequestContext.Builder context = RequestContext.builder();
        json.path("context").properties().forEach(entry -> {
            if (entry.getValue().isArray()) {
                context.putAll(entry.getKey(), texts(entry.getValue()));
            } else {
                context.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        return new AccessRequest(
                CasePrincipals.parse(json.get("principal").textValue()),
                json.get("action").textValue(),
                json.get("resource").textValue(),
                Optional.ofNullable(json.get("resourceAccount")).map(JsonNode::textValue),
                context.build(),
                json.path("contextPrevails").asBoolean(false));
    }

    private static ApplicablePolicies policies(JsonNode json) {
        boolean stored = json.path("stored").asBoolean(false);
        ApplicablePolicies.Builder builder = ApplicablePolicies.builder()
                .identity(list(json.path("identity"), "identity", PolicyKind.IDENTITY, stored))
                .boundary(boundary(json.get("boundary"), stored))
                .resourcePolicyRequired(json.path("resourcePolicyRequired").asBoolean(false));
        if (json.has("session")) {
            builder.session(list(json.get("session"), "session", PolicyKind.SESSION, stored));
        }
        Optional<Map<String, String>> resolved = resolved(json.get("resolvedPrincipals"));
        if (json.has("resourcePolicy")) {
            PolicyDocument document = document(json.get("resourcePolicy"), PolicyKind.RESOURCE, stored);
            builder.resource(new NamedPolicy("resource", document, resolved));
        }
        if (json.has("trustPolicy")) {
            PolicyDocument document = document(json.get("trustPolicy"), PolicyKind.TRUST, stored);
            builder.trust(new NamedPolicy("trust", document, resolved));
        }
        for (JsonNode level : json.path("serviceControl")) {
            builder.serviceControlLevel(list(level, "scp", PolicyKind.SERVICE_CONTROL, stored));
        }
        for (JsonNode level : json.path("resourceControl")) {
            builder.resourceControlLevel(list(level, "rcp", PolicyKind.RESOURCE_CONTROL, stored));
        }
        return builder.build();
    }

    private static Boundary boundary(@org.jspecify.annotations.Nullable JsonNode json, boolean stored) {
        if (json == null) {
            return new Boundary.None();
        }
        return json.isTextual()
                ? new Boundary.Gone("ANPAGONE000000000000")
                : new Boundary.Present(NamedPolicy.of("boundary", document(json, PolicyKind.IDENTITY, stored)));
    }

    private static List<NamedPolicy> list(JsonNode array, String name, PolicyKind kind, boolean stored) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (JsonNode item : array) {
            policies.add(NamedPolicy.of(name + "/" + policies.size(), document(item, kind, stored)));
        }
        return policies;
    }

    private static PolicyDocument document(JsonNode json, PolicyKind kind, boolean stored) {
        return stored ? PolicyDocument.parseStored(json.toString(), kind) : PolicyDocument.parse(json.toString(), kind);
    }

    private static Optional<Map<String, String>> resolved(@org.jspecify.annotations.Nullable JsonNode json) {
        if (json == null) {
            return Optional.empty();
        }
        Map<String, String> ids = new HashMap<>();
        json.properties()
                .forEach(entry -> ids.put(entry.getKey(), entry.getValue().textValue()));
        return Optional.of(ids);
    }

    private static Expected expected(JsonNode json) {
        return new Expected(
                Evaluation.Result.valueOf(json.get("result").textValue()),
                Optional.ofNullable(json.get("deniedBy")).map(type -> PolicyType.valueOf(type.textValue())),
                Optional.ofNullable(json.get("reason")).map(JsonNode::textValue),
                Optional.ofNullable(json.get("note")).map(JsonNode::textValue));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.textValue()));
        return texts;
    }

    @Override
    public String toString() {
        return name;
    }
}
