package io.chancery.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;

/** The operator's API: accounts, services' credentials, verification. Every method throws {@link UnexpectedAnswer}. */
public final class OperatorClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SuiteAddress suite;
    private final JsonHttp http = new JsonHttp();

    public OperatorClient(SuiteAddress suite) {
        this.suite = suite;
    }

    /** A new account. */
    public record Account(String id, Keys keys) {}

    /** Opens an account with an administrator, whose keys these are. */
    public Account openAccount(String administrator) {
        JsonNode answer = post("/v1/accounts", Map.of("admin", administrator), 201);
        return new Account(text(answer, "accountId"), keys(answer));
    }

    /** A new access key of an account's root user. */
    public Keys resetRoot(String id) {
        return keys(post("/v1/accounts/" + id + "/root-credentials", Map.of(), 201));
    }

    /** Closes an account for ever. */
    public void closeAccount(String id) {
        http.send(request("/v1/accounts/" + id).DELETE().build(), 204);
    }

    /** A new access key of a service principal, {@code lambda.amazonaws.com}. */
    public Keys serviceCredentials(String principal) {
        return keys(post("/v1/services/" + principal + "/credentials", Map.of(), 201));
    }

    /** The suite's verification of itself: {@code passed}, and a report for each service. */
    public JsonNode verify() {
        return post("/v1/verify", Map.of(), 200);
    }

    private JsonNode post(String path, Map<String, String> body, int status) {
        String json = JsonHttp.JSON.valueToTree(body).toString();
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                status);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(suite.gateway() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + suite.operatorToken());
    }

    private static Keys keys(JsonNode answer) {
        return Keys.of(text(answer, "accessKeyId"), text(answer, "secretAccessKey"));
    }

    private static String text(JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        if (!value.isTextual()) {
            throw new UnexpectedAnswer(
                    "a member '%s'".formatted(field),
                    answer.properties().stream().map(Map.Entry::getKey).toList());
        }
        return value.textValue();
    }

    @Override
    public void close() {
        http.close();
    }
}
