package io.chancery.policy.simulation;

import static io.chancery.policy.simulation.Cases.MAY_READ;
import static io.chancery.policy.simulation.Cases.list;
import static io.chancery.policy.simulation.Cases.of;
import static io.chancery.policy.simulation.Cases.reads;
import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.policy.World;
import io.chancery.policy.authzen.Denial;
import io.chancery.policy.authzen.RecordingEvaluator;
import io.chancery.policy.standin.ServiceConfig;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.http.BodyLimits;
import io.chancery.runtime.internal.InternalCredential;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /v1/policy/simulate}: who may come in, what is too much, and where the work is done. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class SimulationHttpTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String PATH = "/v1/policy/simulate";
    private static final String CALL = "{\"cases\":[%s,{}]}".formatted(of(reads(), "identityPolicies", list(MAY_READ)));
    private static final UserId ALICE = new UserId("AIDASIMULATORALICEAL2");
    private static final AccessKeyId ALICES_KEY = new AccessKeyId("AKIASIMULATORALICEA2");

    @Inject
    RecordingEvaluator evaluator;

    @BeforeEach
    void ready() {
        eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
    }

    @Test
    void the_operator_gets_an_answer_for_each_case() {
        JsonNode results = json(send(operator(), CALL)).get("results");

        assertThat(results).hasSize(2);
        assertThat(results.get(0).get("result").textValue()).isEqualTo("Allowed");
        assertThat(results.get(1).get("error").get("message").textValue()).isEqualTo("'request' is missing");
    }

    @Test
    void cases_are_decided_off_the_event_loop() {
        evaluator.forget();
        send(operator(), CALL);

        assertThat(evaluator.onEventLoop()).containsExactly(false);
    }

    @Test
    void a_caller_needs_permission() {
        AccountId account = Suite.freshAccount();
        Suite.happened(
                account,
                User.STREAM,
                ALICE.value(),
                new UserCreated(ALICE, account, "alice", "/", List.of(), Optional.empty(), World.NOW));
        Suite.happened(
                account,
                AccessKey.STREAM,
                ALICES_KEY.value(),
                new AccessKeyCreated(ALICES_KEY, account, KeyOwner.user(ALICE), World.NOW));
        Caller alice = new Caller(Caller.Type.USER, account, ALICE.value(), Optional.of(ALICES_KEY), Optional.empty());

        eventually(() -> {
            HttpResponse<String> refused = send(signed(alice, CALL), CALL);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(Denial.of(json(refused)).reason())
                    .isEqualTo(("User: arn:aws:iam::%s:user/alice is not authorized to perform: chancery:Simulate on"
                                    + " resource: * because no identity-based policy allows the chancery:Simulate action")
                            .formatted(account));
        });

        Suite.root(
                account,
                "PutUserPolicy",
                "UserName",
                "alice",
                "PolicyName",
                "own",
                "PolicyDocument",
                World.allow("chancery:Simulate", "*"));
        eventually(() ->
                assertThat(send(signed(alice, CALL), CALL).statusCode()).isEqualTo(200));
    }

    @Test
    void nobody_simulates_without_a_credential() {
        HttpResponse<String> response = send(Map.of("Content-Type", "application/json"), CALL);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void a_call_that_is_not_understood_is_refused() {
        HttpResponse<String> response = send(operator(), "{\"cases\":7}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("code").textValue()).isEqualTo("ValidationError");
        assertThat(json(response).get("message").textValue()).isEqualTo("'cases' must be a list, not a number");
    }

    @Test
    void a_body_of_the_largest_size_is_taken_and_no_larger_one() {
        String padding = " ".repeat(BodyLimits.SIMULATION_BYTES - CALL.length());

        assertThat(send(operator(), CALL + padding).statusCode()).isEqualTo(200);
        assertThat(send(operator(), CALL + padding + " ").statusCode()).isEqualTo(413);
    }

    private static Map<String, String> operator() {
        return Map.of("Authorization", "Bearer " + operatorToken(), "Content-Type", "application/json");
    }

    private static String operatorToken() {
        Path file = ConfigProvider.getConfig().getValue("chancery.operator-token-file", Path.class);
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> signed(Caller caller, String body) {
        String credential = ServiceConfig.credentials("gateway")
                .issue(
                        "policy",
                        "request-1",
                        "POST",
                        PATH,
                        body.getBytes(StandardCharsets.UTF_8),
                        Optional.of(caller),
                        Optional.of(Origin.SUITE));
        return Map.of(InternalCredential.HEADER, credential, "Content-Type", "application/json");
    }

    private static HttpResponse<String> send(Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + PATH))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return ContractJson.read(response.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
