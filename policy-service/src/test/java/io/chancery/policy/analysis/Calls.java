package io.chancery.policy.analysis;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls of the native API, as the operator or as the gateway makes them for somebody. */
public final class Calls {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Calls() {}

    /** An answer. */
    public record Answer(int status, JsonNode json) {

        public String message() {
            return json.path("message").textValue();
        }
    }

    public static Answer post(String path, String body) {
        return send("POST", path, body, Map.of("Authorization", "Bearer " + operatorToken()));
    }

    public static Answer get(String path) {
        return send("GET", path, "", Map.of("Authorization", "Bearer " + operatorToken()));
    }

    public static Answer nobody(String method, String path, String body) {
        return send(method, path, body, Map.of());
    }

    /** Signed by somebody, as the gateway vouches. */
    public static Answer as(Caller caller, String method, String path, String body) {
        String credential = ServiceConfig.credentials("gateway")
                .issue(
                        "policy",
                        "request-1",
                        method,
                        path,
                        body.getBytes(StandardCharsets.UTF_8),
                        Optional.of(caller),
                        Optional.of(Origin.SUITE));
        return send(method, path, body, Map.of(InternalCredential.HEADER, credential));
    }

    private static Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), ContractJson.read(response.body(), JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
