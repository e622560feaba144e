package io.chancery.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A verification of the suite for a person: what was compared, and what was found wrong. */
public final class VerificationText {

    private static final List<String> COUNTED =
            List.of("events", "states", "claims", "edges", "eventRecords", "stateRecords");

    private final JsonNode report;

    /** @param report as {@link OperatorClient#verify()} answers it */
    public VerificationText(JsonNode report) {
        this.report = report;
    }

    public boolean passed() {
        return report.path("passed").asBoolean(false);
    }

    public String text() {
        Table compared =
                new Table("LOG", "SHARDS", "EVENTS", "STATES", "CLAIMS", "EDGES", "IN EVENTS TOPIC", "IN STATE TOPIC");
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> service : report.path("services").properties()) {
            JsonNode found = service.getValue();
            if (found.has("shards")) {
                compared.row(counts(service.getKey(), found.path("shards")));
            }
            if (found.has("chains")) {
                lines.add("%s-service has followed %s.".formatted(service.getKey(), followed(found.path("chains"))));
            }
            problems(service.getKey(), found, lines);
        }
        lines.add(passed() ? "Nothing is wrong." : "NOT PASSED.");
        return compared.text("") + "\n" + String.join("\n", lines);
    }

    private static Object[] counts(String log, JsonNode shards) {
        List<Object> cells = new ArrayList<>(List.of(log, shards.size()));
        for (String counted : COUNTED) {
            long sum = 0;
            for (JsonNode shard : shards) {
                sum += shard.path(counted).asLong();
            }
            cells.add(sum);
        }
        return cells.toArray();
    }

    private static String followed(JsonNode chains) {
        long events = 0;
        for (JsonNode chain : chains) {
            String position = chain.path("position").asText();
            events += Long.parseLong(position.substring(position.lastIndexOf('/') + 1));
        }
        return "%d chains, %d events".formatted(chains.size(), events);
    }

    private static void problems(String service, JsonNode found, List<String> lines) {
        if (found.has("error")) {
            lines.add("%s-service: %s".formatted(service, found.path("error").asText()));
        }
        found.path("findings").forEach(finding -> lines.add("%s: %s".formatted(service, finding)));
        for (JsonNode chain : found.path("chains")) {
            if (chain.path("stopped").isTextual()) {
                lines.add("%s-service stopped at %s: %s"
                        .formatted(
                                service,
                                chain.path("position").asText(),
                                chain.path("stopped").asText()));
            }
        }
    }
}
