package io.chancery.policy.authzen;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.policy.World;
import io.chancery.policy.standin.ServiceConfig;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.SessionStatements;
import io.chancery.runtime.signing.Signer;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions over HTTP: policies put through the API, identity's state from its topic, real PostgreSQL and Kafka. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class AuthzenHttpTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String EVALUATION = "/access/v1/evaluation";
    private static final String EVALUATIONS = "/access/v1/evaluations";
    private static final String READS_REPORTS = World.allowIf(
            "s3:GetObject", "arn:aws:s3:::reports/*", "{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}");
    private static final String Q1 = "arn:aws:s3:::reports/q1";
    private static final UserId ALICE = new UserId("AIDAENFORCEDALICEALI2");
    private static final UserId BOB = new UserId("AIDAENFORCERBOBBOBBO2");
    private static final RoleId DEPLOYER = new RoleId("AROAENFORCEDDEPLOYER2");
    private static final AccessKeyId BOBS_KEY = new AccessKeyId("AKIAENFORCERBOBBOB22");
    private static final AccessKeyId SESSION_KEY = new AccessKeyId("ASIAENFORCEDSESSION2");

    private static Optional<Prepared> prepared = Optional.empty();

    @Inject
    RecordingEvaluator evaluator;

    private Prepared world = new Prepared(World.ACME, "");

    /** An account with alice, bob and a role; bob may ask about alice. */
    private record Prepared(AccountId account, String revision) {

        String alice() {
            return Arns.user(account, "/", "alice");
        }

        String bob() {
            return Arns.user(account, "/", "bob");
        }

        String session() {
            return Arns.assumedRole(account, "Deployer", "release-7");
        }

        SessionFacts facts() {
            Instant now = Instant.now();
            return new SessionFacts(
                    account,
                    DEPLOYER,
                    "Deployer",
                    "release-7",
                    SESSION_KEY,
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    alice(),
                    now,
                    now.plusSeconds(3_600));
        }
    }

    @BeforeEach
    void a_world() {
        if (prepared.isEmpty()) {
            eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
            prepared = Optional.of(prepare());
        }
        world = prepared.get();
    }

    private static Prepared prepare() {
        AccountId account = Suite.freshAccount();
        Suite.happened(account, User.STREAM, ALICE.value(), created(account, ALICE, "alice"));
        Suite.happened(account, User.STREAM, BOB.value(), created(account, BOB, "bob"));
        Suite.happened(
                account,
                AccessKey.STREAM,
                BOBS_KEY.value(),
                new AccessKeyCreated(BOBS_KEY, account, KeyOwner.user(BOB), World.NOW));
        Suite.happened(
                account,
                Role.STREAM,
                DEPLOYER.value(),
                new RoleCreated(
                        DEPLOYER,
                        account,
                        "Deployer",
                        "/",
                        new TrustPolicy(World.trusting("\"*\""), Map.of()),
                        Optional.empty(),
                        3_600,
                        List.of(),
                        Optional.empty(),
                        World.NOW));
        put(
                account,
                "PutUserPolicy",
                "UserName",
                "bob",
                World.allow("chancery:Evaluate", Arns.user(account, "/", "alice")));
        put(
                account,
                "PutRolePolicy",
                "RoleName",
                "Deployer",
                World.allow("chancery:E*", "arn:aws:sts::*:assumed-role/Deployer/*"));
        return new Prepared(account, put(account, "PutUserPolicy", "UserName", "alice", READS_REPORTS));
    }

    private static UserCreated created(AccountId account, UserId id, String name) {
        return new UserCreated(id, account, name, "/", List.of(), Optional.empty(), World.NOW);
    }

    /** Through the API, as the account's root; answers with the revision. */
    private static String put(AccountId account, String action, String parameter, String principal, String document) {
        Suite.Answer answer =
                Suite.root(account, action, parameter, principal, "PolicyName", "own", "PolicyDocument", document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.headers().firstValue("X-Chancery-Revision").orElseThrow();
    }

    @Test
    void a_policy_decides_at_once_for_who_asks_for_its_revision() {
        JsonNode answer = evaluate(question(
                world.alice(),
                "s3:GetObject",
                Q1,
                "{\"aws:SourceIp\":\"10.1.2.3\",\"chancery:atLeast\":[\"%s\"]}".formatted(world.revision())));

        assertThat(answer.get("decision").booleanValue()).isTrue();
        JsonNode context = answer.get("context");
        assertThat(context.get("result").textValue()).isEqualTo("Allowed");
        assertThat(context.get("reason").textValue())
                .isEqualTo("because an identity-based policy allows the s3:GetObject action");
        assertThat(context.get("statements").get(0).get("policy").textValue()).isEqualTo("user/alice/inline/own");
        assertThat(context.get("revision")).hasSize(2);
    }

    @Test
    void a_denial_says_why() {
        JsonNode answer = evaluate(question(world.alice(), "s3:GetObject", Q1, "{\"aws:SourceIp\":\"192.0.2.1\"}"));

        assertThat(answer.get("decision").booleanValue()).isFalse();
        assertThat(answer.get("context").get("result").textValue()).isEqualTo("ImplicitlyDenied");
    }

    @Test
    void decisions_are_made_on_an_event_loop() {
        evaluator.forget();
        evaluate(question(world.alice(), "s3:GetObject", Q1, "{}"));
        evaluate(question(
                world.alice(), "s3:GetObject", Q1, "{\"chancery:atLeast\":[\"%s\"]}".formatted(world.revision())));

        assertThat(evaluator.onEventLoop()).containsExactly(true);
    }

    @Test
    void a_session_brings_its_statement() {
        String statement = signed(world.facts());
        String body = """
                {"subject":{"type":"iam","id":"%s","properties":{"session":"%s"}},
                 "action":{"name":"s3:GetObject"},"resource":{"type":"s3","id":"arn:aws:s3:::reports/q1"}}""";

        JsonNode answer = evaluate(body.formatted(world.session(), statement));
        JsonNode forged = evaluate(body.formatted(world.session(), statement + "A"));
        JsonNode without = evaluate(question(world.session(), "s3:GetObject", Q1, "{}"));

        assertThat(answer.get("context").get("reason").textValue())
                .isEqualTo("because no identity-based policy allows the s3:GetObject action");
        assertThat(forged.get("context").get("reason").textValue())
                .isEqualTo("because the session statement is not valid");
        assertThat(without.get("context").get("reason").textValue()).isEqualTo("session facts missing");
    }

    @Test
    void a_revision_that_does_not_come_is_unavailable() {
        HttpResponse<String> response = post(
                EVALUATION,
                question(
                        world.alice(),
                        "s3:GetObject",
                        "arn:aws:s3:::x",
                        "{\"chancery:atLeast\":[\"policy/0/999999\"]}"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("ServiceUnavailable", "policy/0/999999");
    }

    @Test
    void a_revision_of_a_shard_that_there_is_not_is_refused_at_once() {
        HttpResponse<String> response = post(
                EVALUATION, question(world.alice(), "s3:GetObject", Q1, "{\"chancery:atLeast\":[\"identity/16/1\"]}"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("context.chancery:atLeast", "identity/16/1", "the shards of this installation are 0 to 15");
    }

    @Test
    void all_revisions_must_come_and_the_wait_is_bounded() {
        long begun = System.nanoTime();
        HttpResponse<String> response = post(
                EVALUATION,
                question(
                        world.alice(),
                        "s3:GetObject",
                        Q1,
                        "{\"chancery:atLeast\":[\"%s\",\"identity/0/9223372036854775807\"]}"
                                .formatted(world.revision())));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    @Test
    void what_is_too_old_for_the_asker_is_denied_as_stale() {
        eventually(() -> {
            JsonNode answer =
                    evaluate(question(world.alice(), "s3:GetObject", Q1, "{\"chancery:maxStalenessSeconds\":1}"));
            assertThat(answer.get("context").get("reason").textValue()).isEqualTo("stale");
        });
    }

    @ParameterizedTest
    @CsvSource({"execute_all, 3", "deny_on_first_deny, 2", "permit_on_first_permit, 1"})
    void several_questions_are_answered_as_far_as_their_semantic_goes(String semantic, int answers) {
        String body = """
                {"subject":{"type":"iam","id":"%s"},"action":{"name":"s3:GetObject"},
                 "context":{"aws:SourceIp":"10.1.2.3"},"options":{"evaluations_semantic":"%s"},
                 "evaluations":[{"resource":{"type":"s3","id":"arn:aws:s3:::reports/q1"}},
                  {"resource":{"type":"s3","id":"arn:aws:s3:::secrets/q1"}},
                  {"resource":{"type":"s3","id":"arn:aws:s3:::reports/q2"}}]}""".formatted(world.alice(), semantic);

        JsonNode list = json(post(EVALUATIONS, body)).get("evaluations");

        assertThat(list).hasSize(answers);
        assertThat(list.get(0).get("decision").booleanValue()).isTrue();
        if (answers > 1) {
            assertThat(list.get(1).get("decision").booleanValue()).isFalse();
        }
    }

    @Test
    void without_evaluations_it_is_one_question() {
        JsonNode answer =
                json(post(EVALUATIONS, question(world.alice(), "s3:GetObject", Q1, "{\"aws:SourceIp\":\"10.1.2.3\"}")));

        assertThat(answer.get("decision").booleanValue()).isTrue();
    }

    @Test
    void nobody_asks_without_a_credential() {
        byte[] body = bytes(question(world.alice(), "s3:GetObject", Q1, "{}"));
        Map<String, String> json = Map.of("Content-Type", "application/json");
        Map<String, String> wrongToken =
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + "0".repeat(64));

        HttpResponse<String> none = send(EVALUATION, json, body);

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(send(EVALUATION, wrongToken, body).statusCode()).isEqualTo(401);
        assertThat(send(EVALUATION, signedBy("audit", Optional.empty(), EVALUATION, body), body)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_caller_asks_only_about_those_whom_it_may_evaluate() {
        Optional<Caller> bob = Optional.of(
                new Caller(Caller.Type.USER, world.account(), BOB.value(), Optional.of(BOBS_KEY), Optional.empty()));
        byte[] aboutAlice = bytes(question(world.alice(), "s3:GetObject", Q1, "{}"));
        byte[] aboutBob = bytes(question(world.bob(), "s3:GetObject", Q1, "{}"));

        HttpResponse<String> answered = send(EVALUATION, signedBy("gateway", bob, EVALUATION, aboutAlice), aboutAlice);
        HttpResponse<String> refused = send(EVALUATION, signedBy("gateway", bob, EVALUATION, aboutBob), aboutBob);

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Denial.of(json(refused)).reason())
                .isEqualTo(("User: %1$s is not authorized to perform: chancery:Evaluate on resource: %1$s because no"
                                + " identity-based policy allows the chancery:Evaluate action")
                        .formatted(world.bob()));
    }

    @Test
    void a_denial_ends_in_what_identity_service_sealed_for_the_enforcer_s_account() {
        Optional<Caller> bob = Optional.of(
                new Caller(Caller.Type.USER, world.account(), BOB.value(), Optional.of(BOBS_KEY), Optional.empty()));
        for (String context : List.of("{}", "{\"chancery:explain\":true}")) {
            byte[] aboutBob = bytes(question(world.bob(), "s3:GetObject", Q1, context));
            String sealed = Denial.of(json(send(EVALUATION, signedBy("gateway", bob, EVALUATION, aboutBob), aboutBob)))
                    .sealed();

            assertThat(sealed)
                    .startsWith(world.account() + " {\"allowed\":false")
                    .contains("\"action\":\"chancery:Evaluate\"");
        }
    }

    @Test
    void a_session_that_asks_about_itself_needs_no_statement() {
        Optional<Caller> session = Optional.of(new Caller(
                Caller.Type.ROLE_SESSION,
                world.account(),
                DEPLOYER.value(),
                Optional.of(SESSION_KEY),
                Optional.of(signed(world.facts()))));
        byte[] body = bytes(question(world.session(), "chancery:Evaluate", world.session(), "{}"));

        HttpResponse<String> answer = send(EVALUATION, signedBy("gateway", session, EVALUATION, body), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("decision").booleanValue()).isTrue();
    }

    @Test
    void the_operator_is_told_all_off_the_event_loop() {
        evaluator.forget();
        JsonNode explanation = evaluate(question(
                        world.alice(),
                        "s3:GetObject",
                        Q1,
                        "{\"aws:SourceIp\":\"192.0.2.1\",\"chancery:explain\":true}"))
                .get("context")
                .get("explanation");

        assertThat(explanation.get("reason").textValue())
                .isEqualTo(
                        "User: %s is not authorized to perform: s3:GetObject on resource: %s because no identity-based"
                                        .formatted(world.alice(), Q1)
                                + " policy allows the s3:GetObject action");
        assertThat(explanation.get("deniedBy").textValue()).isEqualTo("IDENTITY");
        JsonNode miss = explanation.get("nearMisses").get(0);
        assertThat(miss.get("policy").textValue()).isEqualTo("user/alice/inline/own");
        assertThat(miss.get("failedOn").textValue()).isEqualTo("Condition");
        assertThat(miss.get("failedConditions").get(0).get("requestValues").toString())
                .isEqualTo("[\"192.0.2.1\"]");
        assertThat(evaluator.onEventLoop()).containsExactly(false);
    }

    @Test
    void nothing_is_explained_to_who_does_not_ask() {
        JsonNode context = evaluate(question(
                        world.alice(),
                        "s3:GetObject",
                        Q1,
                        "{\"aws:SourceIp\":\"192.0.2.1\",\"chancery:explain\":false}"))
                .get("context");

        assertThat(context.has("explanation")).isFalse();
    }

    @Test
    void a_subject_that_does_not_live_is_explained_by_that() {
        JsonNode answer = evaluate(question(world.alice() + "x", "s3:GetObject", Q1, "{\"chancery:explain\":true}"));

        assertThat(answer.get("context").get("explanation").get("reason").textValue())
                .isEqualTo(
                        "User: %sx is not authorized to perform: s3:GetObject on resource: %s because the user does not exist"
                                .formatted(world.alice(), Q1));
    }

    @Test
    void why_takes_a_permission_of_its_own() {
        Optional<Caller> bob = Optional.of(
                new Caller(Caller.Type.USER, world.account(), BOB.value(), Optional.of(BOBS_KEY), Optional.empty()));
        byte[] aboutAlice = bytes(question(world.alice(), "s3:GetObject", Q1, "{\"chancery:explain\":true}"));
        Optional<Caller> session = Optional.of(new Caller(
                Caller.Type.ROLE_SESSION,
                world.account(),
                DEPLOYER.value(),
                Optional.of(SESSION_KEY),
                Optional.of(signed(world.facts()))));
        byte[] aboutItself = bytes(question(world.session(), "s3:GetObject", Q1, "{\"chancery:explain\":true}"));

        HttpResponse<String> refused = send(EVALUATION, signedBy("gateway", bob, EVALUATION, aboutAlice), aboutAlice);
        HttpResponse<String> told =
                send(EVALUATION, signedBy("gateway", session, EVALUATION, aboutItself), aboutItself);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("message").textValue()).contains("chancery:ExplainDecision");
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        assertThat(json(told)
                        .get("context")
                        .get("explanation")
                        .get("policyTypes")
                        .toString())
                .isEqualTo("[{\"policyType\":\"IDENTITY\",\"result\":\"ImplicitlyDenied\"}]");
    }

    @Test
    void the_gateway_without_a_caller_speaks_for_the_operator() {
        byte[] body = bytes(question(world.alice(), "s3:GetObject", Q1, "{}"));

        assertThat(send(EVALUATION, signedBy("gateway", Optional.empty(), EVALUATION, body), body)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_request_id_comes_back() {
        Map<String, String> headers = operator();
        headers.put("X-Request-ID", "pep 42/a");
        byte[] body = bytes(question(world.alice(), "s3:GetObject", "arn:aws:s3:::x", "{}"));

        assertThat(send(EVALUATION, headers, body).headers().firstValue("X-Request-ID"))
                .hasValue("pep 42/a");
    }

    @Test
    void the_metadata_name_the_endpoints() {
        JsonNode metadata = ContractJson.read(
                bytes(Suite.get("/.well-known/authzen-configuration").text()), JsonNode.class);

        assertThat(metadata.get("access_evaluation_endpoint").textValue()).endsWith(EVALUATION);
        assertThat(metadata.get("access_evaluations_endpoint").textValue()).endsWith(EVALUATIONS);
        for (String entity : List.of("subject", "resource", "action")) {
            assertThat(metadata.get("search_" + entity + "_endpoint").textValue())
                    .endsWith("/access/v1/search/" + entity);
        }
    }

    @Test
    void another_content_type_is_refused() {
        Map<String, String> headers = operator();
        headers.put("Content-Type", "text/plain");

        HttpResponse<String> response = send(EVALUATION, headers, bytes("{}"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("application/json", "text/plain");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        byte[] large = bytes(" ".repeat(EvaluationRoutes.BODY_LIMIT_BYTES) + "{}");

        HttpResponse<String> response = send(EVALUATION, operator(), large);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("524288");
        assertThat(send(EVALUATION, operator(), new byte[2_000_000]).statusCode())
                .isEqualTo(413);
    }

    @Test
    void the_cache_shows_in_the_metrics() {
        assertThat(Suite.get("/q/metrics").text())
                .contains("chancery_cache_staleness_seconds", "chancery_decisions_total", "chancery_fold_stopped 0.0");
    }

    private static String question(String subject, String action, String resource, String context) {
        return """
                {"subject":{"type":"iam","id":"%s"},"action":{"name":"%s"},
                 "resource":{"type":"any","id":"%s"},"context":%s}""".formatted(subject, action, resource, context);
    }

    private static JsonNode evaluate(String body) {
        HttpResponse<String> response = post(EVALUATION, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static HttpResponse<String> post(String path, String body) {
        return send(path, operator(), bytes(body));
    }

    private static Map<String, String> operator() {
        return new HashMap<>(Map.of("Authorization", "Bearer " + operatorToken(), "Content-Type", "application/json"));
    }

    private static String operatorToken() {
        Path file = ConfigProvider.getConfig().getValue("chancery.operator-token-file", Path.class);
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As identity-service signs it. */
    private static String signed(SessionFacts facts) {
        return new SessionStatements(new Signer(ServiceConfig.of("identity"))).sign(facts);
    }

    private static Map<String, String> signedBy(String issuer, Optional<Caller> caller, String path, byte[] body) {
        String credential = ServiceConfig.credentials(issuer)
                .issue("policy", "request-1", "POST", path, body, caller, Optional.of(Origin.SUITE));
        return Map.of(InternalCredential.HEADER, credential, "Content-Type", "application/json");
    }

    private static HttpResponse<String> send(String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
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
        return ContractJson.read(bytes(response.body()), JsonNode.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
