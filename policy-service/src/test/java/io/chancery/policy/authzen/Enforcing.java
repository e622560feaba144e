package io.chancery.policy.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.policy.standin.ServiceConfig;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.InternalCredential;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** An enforcement point: whose credentials it has, and what it sends. */
public record Enforcing(Optional<Caller> caller) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer. */
    public record Answer(int status, String text) {

        public JsonNode json() {
            return ContractJson.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        }
    }

    /** With the operator's token. */
    public static Enforcing operator() {
        return new Enforcing(Optional.empty());
    }

    /** Behind the gateway, as the root user of an account. */
    public static Enforcing root(AccountId account) {
        return new Enforcing(Optional.of(Caller.root(account)));
    }

    public Answer ask(String path, String body) {
        byte[] sent = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(sent));
        headers(path, sent).forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> headers(String path, byte[] body) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        if (caller.isPresent()) {
            headers.put(
                    InternalCredential.HEADER,
                    ServiceConfig.credentials("gateway")
                            .issue("policy", "request-1", "POST", path, body, caller, Optional.of(Origin.SUITE)));
        } else {
            headers.put("Authorization", "Bearer " + operatorToken());
        }
        return headers;
    }

    private static String operatorToken() {
        Path file = ConfigProvider.getConfig().getValue("chancery.operator-token-file", Path.class);
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
