package io.chancery.policy.resource;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Positions;
import io.chancery.contracts.Shards;
import io.chancery.contracts.UniqueIds;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.record.Envelope;
import io.chancery.policy.World;
import io.chancery.policy.standin.ServiceConfig;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.store.database.DatabaseLoop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /v1/resource-policies/{arn}} over HTTP, and the decisions that follow. */
@QuarkusTest
@TestProfile(StandInProfile.class)
@SuppressWarnings("NullAway.Init")
class ResourcePolicyHttpTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Vertx vertx;

    private final AccountId account = Suite.freshAccount();
    private final String bucket = "arn:aws:s3:::figures-" + account;
    private final String alice = "arn:aws:iam::%s:user/alice".formatted(account);
    private final Caller root = Caller.root(account);

    /** Where identity-service's log was after the last user was made. */
    private Position madeAt = new Position(Log.IDENTITY, 0, 0);

    @BeforeEach
    void ready() {
        eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
    }

    @Test
    void a_policy_is_put_read_decided_by_and_deleted() {
        user("alice");
        String document = reads(alice);

        HttpResponse<String> put = send("PUT", bucket, document, Optional.of(root));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        String revision = put.headers().firstValue("X-Chancery-Revision").orElseThrow();
        assertThat(revision).startsWith("policy/");
        assertThat(json(put).path("resource").textValue()).isEqualTo(bucket);
        assertThat(json(put).path("account").textValue()).isEqualTo(account.value());
        assertThat(json(put).path("policy")).isEqualTo(json(document));
        assertThat(json(put).path("revision").textValue()).isEqualTo(revision);

        assertThat(decision(alice, revision)).isTrue();
        assertThat(json(send("GET", bucket, "", Optional.of(root)))).isEqualTo(json(put));
        assertThat(send("PUT", bucket, document, Optional.of(root)).statusCode())
                .isEqualTo(200);

        HttpResponse<String> deleted = send("DELETE", bucket, "", Optional.of(root));
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        assertThat(decision(
                        alice,
                        deleted.headers().firstValue("X-Chancery-Revision").orElseThrow()))
                .isFalse();
        refused(send("GET", bucket, "", Optional.of(root)), 404, "NoSuchEntity", "has no policy");
        refused(send("DELETE", bucket, "", Optional.of(root)), 404, "NoSuchEntity", "has no policy");
        assertThat(send("PUT", bucket, document, Optional.of(root)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_user_that_was_deleted_and_made_again_is_not_let_in() {
        UserId first = user("alice");
        String revision = put(reads(alice));
        assertThat(decision(alice, revision)).isTrue();

        Suite.happened(account, User.STREAM, first.value(), new UserDeleted(first));
        user("alice");

        assertThat(decision(alice, madeAt.toString())).isFalse();
        assertThat(decision(alice, put(reads(alice)))).isTrue();
    }

    @Test
    void a_bucket_has_one_owner_until_it_is_given_up() {
        put(reads("*"));
        AccountId other = Suite.freshAccount();

        refused(
                send("PUT", bucket, reads("*"), Optional.of(Caller.root(other))),
                409,
                "EntityAlreadyExists",
                "belongs to another account");
        refused(send("GET", bucket, "", Optional.of(Caller.root(other))), 404, "NoSuchEntity", "has no policy");

        send("DELETE", bucket, "", Optional.of(root));
        assertThat(send("PUT", bucket, reads("*"), Optional.of(Caller.root(other)))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void the_operator_says_whose_a_bucket_is() {
        refused(send("PUT", bucket, reads("*"), Optional.empty()), 400, "ValidationError", "'account' is missing");
        HttpResponse<String> put = send("PUT", bucket, "?account=" + account, reads("*"), Optional.empty());
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        assertThat(send("GET", bucket, "", Optional.of(root)).statusCode()).isEqualTo(200);
        refused(
                send("PUT", bucket, "?account=000000000007", reads("*"), Optional.empty()),
                404,
                "NoSuchEntity",
                "The account 000000000007 is not open.");
        refused(
                send("GET", bucket, "?owner=" + account, "", Optional.empty()),
                400,
                "ValidationError",
                "the only parameter is 'account'");
    }

    @Test
    void a_user_needs_permission() {
        Caller caller = signing(user("alice"));

        for (String method : List.of("PUT", "GET", "DELETE")) {
            String action = "chancery:%s%sResourcePolicy"
                    .formatted(method.charAt(0), method.substring(1).toLowerCase(Locale.ROOT));
            refused(
                    send(method, bucket, method.equals("PUT") ? reads("*") : "", Optional.of(caller)),
                    403,
                    "AccessDenied",
                    "perform: %s on resource: %s".formatted(action, bucket));
        }
    }

    @Test
    void a_policy_that_is_none_is_refused() {
        refused(send("PUT", bucket, "{", Optional.of(root)), 400, "MalformedPolicyDocument", "");
        refused(
                send("PUT", bucket, World.allow("s3:*", "*"), Optional.of(root)),
                400,
                "MalformedPolicyDocument",
                "rincipal");
        refused(
                send("PUT", bucket, reads(alice), Optional.of(root)),
                400,
                "MalformedPolicyDocument",
                "Invalid principal in policy: \"AWS\":\"%s\"".formatted(alice));
        refused(
                send("PUT", bucket, reads("*").replace("/*", "x".repeat(20_480)), Optional.of(root)),
                413,
                "LimitExceeded",
                "20480");
        refused(send("PUT", bucket, " ".repeat(131_073), Optional.of(root)), 413, "ValidationError", "131072");
    }

    @Test
    void a_closed_account_s_resources_have_no_policies() {
        put(reads("*"));
        Suite.happened(account, Account.STREAM, account.value(), new AccountClosed(account, World.NOW));

        refused(send("GET", bucket, "?account=" + account, "", Optional.empty()), 404, "NoSuchEntity", "is not open");
    }

    /** The caller's account, whom the policy names, and what they may do there: in force before this policy is. */
    @Test
    void what_is_put_is_applied_after_all_that_was_acknowledged_of_whom_it_names() {
        AccountId other = elsewhere();
        String bob = "arn:aws:iam::%s:user/bob".formatted(other);
        user(other, "bob");
        Position bobMadeAt = madeAt;
        user("alice");

        for (String revision : List.of(put(reads(bob)), putAsOperator(reads(other.value())))) {
            List<Position> dependsOn = dependsOn(Position.parse(revision));

            assertThat(dependsOn).anyMatch(position -> covers(position, madeAt));
            assertThat(dependsOn).anyMatch(position -> covers(position, bobMadeAt));
            assertThat(dependsOn)
                    .anyMatch(position -> position.log() == Log.POLICY && position.shard() == bobMadeAt.shard());
            assertThat(dependsOn)
                    .noneMatch(position -> position.log() == Log.POLICY && position.shard() == madeAt.shard());
        }
    }

    /** An account of another shard. */
    private AccountId elsewhere() {
        var shards = new Shards(Shards.DEFAULT_COUNT);
        AccountId other = Suite.freshAccount();
        while (shards.of(other) == shards.of(account)) {
            other = Suite.freshAccount();
        }
        return other;
    }

    private static boolean covers(Position position, Position other) {
        return position.log() == other.log()
                && position.shard() == other.shard()
                && position.sequence() >= other.sequence();
    }

    private List<Position> dependsOn(Position written) {
        String attributes = new DatabaseLoop(sessions, vertx)
                .inTransaction(session -> session.createNativeQuery(
                                "select attributes from event where shard = ?1 and seq = ?2", String.class)
                        .setParameter(1, written.shard())
                        .setParameter(2, written.sequence())
                        .getSingleResult());
        return Positions.parse(json(attributes).path(Envelope.DEPENDS_ON).textValue());
    }

    private String putAsOperator(String document) {
        HttpResponse<String> put = send("PUT", bucket, "?account=" + account, document, Optional.empty());
        assertThat(put.statusCode()).as(put.body()).isBetween(200, 201);
        return put.headers().firstValue("X-Chancery-Revision").orElseThrow();
    }

    private UserId user(String name) {
        return user(account, name);
    }

    private UserId user(AccountId owner, String name) {
        byte[] random = new byte[UniqueIds.ENTITY_CHARACTERS];
        ThreadLocalRandom.current().nextBytes(random);
        var id = new UserId(UniqueIds.format(UserId.PREFIX, UniqueIds.ENTITY_CHARACTERS, random));
        madeAt = Suite.happened(
                owner,
                User.STREAM,
                id.value(),
                new UserCreated(id, owner, name, "/", List.of(), Optional.empty(), World.NOW));
        return id;
    }

    private Caller signing(UserId user) {
        var key = new AccessKeyId(AccessKeyId.LONG_TERM + user.value().substring(UserId.PREFIX.length(), 20));
        Suite.happened(
                account,
                AccessKey.STREAM,
                key.value(),
                new AccessKeyCreated(key, account, KeyOwner.user(user), World.NOW));
        return new Caller(Caller.Type.USER, account, user.value(), Optional.of(key), Optional.empty());
    }

    private String reads(String principal) {
        return World.resourcePolicy("Allow", "{\"AWS\":\"%s\"}".formatted(principal), "s3:GetObject", bucket + "/*");
    }

    private String put(String document) {
        HttpResponse<String> put = send("PUT", bucket, document, Optional.of(root));
        assertThat(put.statusCode()).as(put.body()).isBetween(200, 201);
        return put.headers().firstValue("X-Chancery-Revision").orElseThrow();
    }

    private boolean decision(String subject, String atLeast) {
        return ask(subject, "\"context\":{\"chancery:atLeast\":[\"%s\"]},".formatted(atLeast))
                .path("decision")
                .booleanValue();
    }

    private JsonNode ask(String subject, String context) {
        String question = """
                {%s"subject":{"type":"iam","id":"%s"},"action":{"name":"s3:GetObject"},
                 "resource":{"type":"s3","id":"%s/2026/q1.csv"}}""".formatted(context, subject, bucket);
        HttpResponse<String> answer = request("POST", "/access/v1/evaluation", question, Optional.empty());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void refused(HttpResponse<String> answer, int status, String code, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").textValue()).isEqualTo(code);
        assertThat(json(answer).path("message").textValue()).contains(message);
    }

    private static HttpResponse<String> send(String method, String arn, String body, Optional<Caller> caller) {
        return send(method, arn, "", body, caller);
    }

    private static HttpResponse<String> send(
            String method, String arn, String query, String body, Optional<Caller> caller) {
        String path = "/v1/resource-policies/" + URLEncoder.encode(arn, StandardCharsets.UTF_8) + query;
        return request(method, path, body, caller);
    }

    /** As the gateway passes it on, for the operator if for nobody. */
    private static HttpResponse<String> request(String method, String path, String body, Optional<Caller> caller) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String credential = ServiceConfig.credentials("gateway")
                .issue("policy", "request-1", method, path, bytes, caller, Optional.of(Origin.SUITE));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Content-Type", "application/json")
                .header(InternalCredential.HEADER, credential)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    private static JsonNode json(String text) {
        return ContractJson.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
