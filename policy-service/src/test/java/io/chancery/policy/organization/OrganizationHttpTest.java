package io.chancery.policy.organization;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
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
import io.chancery.policy.Given;
import io.chancery.policy.World;
import io.chancery.policy.standin.ServiceConfig;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.policy.standin.Suite.Answer;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.InternalCredential;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /v1/organization} and what accounts have of it over HTTP, and the decisions that follow. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class OrganizationHttpTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String GROUPS = "/v1/organization/groups";
    private static final String EVERYTHING = World.allow("*", "*");
    private static final Optional<Caller> OPERATOR = Optional.empty();

    private final AccountId account = accountInAnotherShard();
    private final String scp = "/v1/accounts/" + account + "/service-control-policies";
    private final String alice = "arn:aws:iam::%s:user/alice".formatted(account);
    private final UserId aliceId = user();
    private final Caller caller = signing(aliceId);

    @BeforeEach
    void ready() {
        eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
    }

    @Test
    void control_policies_are_put_read_decided_by_and_deleted() {
        Suite.root(account, "PutUserPolicy", "UserName", "alice", "PolicyName", "all", "PolicyDocument", EVERYTHING);

        HttpResponse<String> put = send("PUT", scp, policies(World.allow("s3:Get*", "*")), OPERATOR);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        String revision = put.headers().firstValue("X-Chancery-Revision").orElseThrow();
        assertThat(json(put).path("revision").textValue()).isEqualTo(revision);
        assertThat(json(put).path("target").textValue()).isEqualTo(account.value());
        assertThat(json(put).path("policies").path(0).path("document")).isEqualTo(json(World.allow("s3:Get*", "*")));

        assertThat(decision("s3:GetObject", revision).path("decision").booleanValue())
                .isTrue();
        JsonNode denied = decision("s3:PutObject", revision);
        assertThat(denied.path("decision").booleanValue()).isFalse();
        assertThat(denied.path("context").path("reason").textValue())
                .isEqualTo("because no service control policy allows the s3:PutObject action");
        assertThat(denied.path("context").path("revision").toString()).contains(revision);

        assertThat(json(send("GET", scp, "", OPERATOR))).isEqualTo(json(put));
        assertThat(send("PUT", scp, policies(World.allow("s3:Get*", "*")), OPERATOR)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> deleted = send("DELETE", scp, "", OPERATOR);
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        assertThat(decision(
                                "s3:PutObject",
                                deleted.headers()
                                        .firstValue("X-Chancery-Revision")
                                        .orElseThrow())
                        .path("decision")
                        .booleanValue())
                .isTrue();
        refused(send("GET", scp, "", OPERATOR), 404, "NoSuchEntity", "has no service control policies");
    }

    /** The account is in another shard than the organisation: without the wait for that one an answer would be stale. */
    @Test
    void a_control_policy_holds_for_the_very_next_administrative_call() {
        Suite.root(account, "PutUserPolicy", "UserName", "alice", "PolicyName", "all", "PolicyDocument", EVERYTHING);

        for (int round = 0; round < 10; round++) {
            HttpResponse<String> put =
                    send("PUT", scp, policies(EVERYTHING, World.deny("iam:GetPolicy", "*")), OPERATOR);
            assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
            Answer denied = Suite.iam(caller, "GetPolicy", "PolicyArn", Given.READ_ONLY);
            assertThat(denied.status()).as("round %d: %s", round, denied.text()).isEqualTo(403);
            assertThat(denied.element("Message"))
                    .startsWith(
                            "User: %s is not authorized to perform: iam:GetPolicy on resource: %s with an explicit deny in a service control policy"
                                    .formatted(alice, Given.READ_ONLY));
            assertThat(send("DELETE", scp, "", OPERATOR).statusCode()).isEqualTo(204);
            Answer allowed = Suite.iam(caller, "GetPolicy", "PolicyArn", Given.READ_ONLY);
            assertThat(allowed.status())
                    .as("round %d: %s", round, allowed.text())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_resource_control_policy_closes_what_the_account_has() {
        Suite.root(account, "PutUserPolicy", "UserName", "alice", "PolicyName", "all", "PolicyDocument", EVERYTHING);
        String rcp = scp.replace("service", "resource");

        HttpResponse<String> put =
                send("PUT", rcp, policies(World.resourcePolicy("Deny", "\"*\"", "s3:*", "*")), OPERATOR);

        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        JsonNode denied = decision("s3:GetObject", json(put).path("revision").textValue());
        assertThat(denied.path("context").path("reason").textValue())
                .isEqualTo("with an explicit deny in a resource control policy");
        assertThat(send("DELETE", rcp, "", OPERATOR).statusCode()).isEqualTo(204);
    }

    @Test
    void groups_are_made_placed_in_limited_and_deleted() {
        Suite.root(account, "PutUserPolicy", "UserName", "alice", "PolicyName", "all", "PolicyDocument", EVERYTHING);
        String outer = group("outer-" + account, "r-root");
        String inner = group("inner", outer);
        String placement = "/v1/accounts/" + account + "/group";
        assertThat(json(send("GET", placement, "", OPERATOR)).path("group").textValue())
                .isEqualTo("r-root");

        HttpResponse<String> placed = send("PUT", placement, "{\"group\":\"%s\"}".formatted(inner), OPERATOR);
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);
        String path = json(placed).path("path").textValue();
        assertThat(path).matches("o-[a-z0-9]{10}/r-root/%s/%s/".formatted(outer, inner));
        HttpResponse<String> put = send(
                "PUT",
                GROUPS + "/" + outer + "/service-control-policies",
                policies(World.allow("s3:*", "*")),
                OPERATOR);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        String revision = json(put).path("revision").textValue();
        assertThat(decision("s3:GetObject", revision).path("decision").booleanValue())
                .isTrue();
        assertThat(decision("sqs:SendMessage", revision).path("decision").booleanValue())
                .isFalse();

        refused(send("DELETE", GROUPS + "/" + outer, "", OPERATOR), 409, "DeleteConflict", "1 groups and 0 accounts");
        refused(send("DELETE", GROUPS + "/" + inner, "", OPERATOR), 409, "DeleteConflict", "0 groups and 1 accounts");
        JsonNode tree = json(send("GET", "/v1/organization", "", OPERATOR));
        assertThat(tree.path("id").textValue()).isEqualTo(path.substring(0, path.indexOf('/')));
        JsonNode shown = StreamSupport.stream(tree.path("root").path("groups").spliterator(), false)
                .filter(group -> group.path("id").textValue().equals(outer))
                .findFirst()
                .orElseThrow();
        assertThat(shown.path("serviceControlPolicies").toString()).isEqualTo("[\"policy-0\"]");
        assertThat(shown.path("groups")
                        .path(0)
                        .path("accounts")
                        .path(0)
                        .path("id")
                        .textValue())
                .isEqualTo(account.value());

        HttpResponse<String> renamed = send("PATCH", GROUPS + "/" + inner, "{\"name\":\"Inner\"}", OPERATOR);
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
        assertThat(json(send("GET", GROUPS + "/" + inner, "", OPERATOR))).isEqualTo(json(renamed));
        send("PUT", placement, "{\"group\":\"r-root\"}", OPERATOR);
        assertThat(send("DELETE", GROUPS + "/" + inner, "", OPERATOR).statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", GROUPS + "/" + outer, "", OPERATOR).statusCode())
                .isEqualTo(204);
        refused(send("GET", GROUPS + "/" + outer, "", OPERATOR), 404, "NoSuchEntity", "cannot be found");
    }

    @Test
    void a_closed_account_is_in_no_group_any_more() {
        String group = group("closing-" + account, "r-root");
        String placement = "/v1/accounts/" + account + "/group";
        send("PUT", placement, "{\"group\":\"%s\"}".formatted(group), OPERATOR);

        Suite.happened(account, Account.STREAM, account.value(), new AccountClosed(account, World.NOW));

        refused(send("GET", placement, "", OPERATOR), 404, "NoSuchEntity", account + " is not open");
        refused(send("PUT", scp, policies(EVERYTHING), OPERATOR), 404, "NoSuchEntity", account + " is not open");
        eventually(() -> assertThat(
                        send("DELETE", GROUPS + "/" + group, "", OPERATOR).statusCode())
                .isEqualTo(204));
    }

    @Test
    void nobody_but_the_operator_and_whom_it_delegates_to_may() {
        Suite.root(account, "PutUserPolicy", "UserName", "alice", "PolicyName", "all", "PolicyDocument", EVERYTHING);
        for (String method : List.of("GET", "PUT", "DELETE")) {
            refused(
                    send(method, scp, method.equals("PUT") ? policies(EVERYTHING) : "", Optional.of(caller)),
                    403,
                    "AccessDenied",
                    "on resource: arn:aws:chancery::000000000000:organization/accounts/" + account);
        }
        String delegation = "/v1/resource-policies/arn:aws:chancery::000000000000:organization";
        String policy = World.resourcePolicy(
                "Allow",
                "{\"AWS\":\"%s\"}".formatted(account),
                "chancery:*ServiceControlPolicies",
                "arn:aws:chancery::000000000000:organization/accounts/*");
        HttpResponse<String> delegated = send("PUT", delegation, policy, OPERATOR);
        assertThat(delegated.statusCode()).as(delegated.body()).isBetween(200, 201);

        HttpResponse<String> put = send("PUT", scp, policies(EVERYTHING), Optional.of(caller));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        assertThat(send("GET", scp, "", Optional.of(caller)).statusCode()).isEqualTo(200);
        assertThat(send("GET", "/v1/organization", "", Optional.of(caller)).statusCode())
                .isEqualTo(403);

        assertThat(send("DELETE", delegation, "", OPERATOR).statusCode()).isEqualTo(204);
        assertThat(send("GET", scp, "", Optional.of(caller)).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_not_understood_is_refused() {
        refused(send("PUT", scp, "{\"policies\":[]}", OPERATOR), 400, "ValidationError", "'policies' is empty");
        refused(
                send(
                        "PUT",
                        scp,
                        policies(EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING),
                        OPERATOR),
                400,
                "ValidationError",
                "'policies' has 6 policies; the limit is 5");
        refused(
                send("PUT", scp, policies(EVERYTHING, EVERYTHING).replace("policy-1", "policy-0"), OPERATOR),
                400,
                "ValidationError",
                "'policies[1].name' is 'policy-0', which is there twice");
        refused(
                send("PUT", scp, policies("{\"Statement\":[]}"), OPERATOR),
                400,
                "MalformedPolicyDocument",
                "The policy policy-0: ");
        refused(
                send("PUT", scp.replace(account.value(), "1234"), policies(EVERYTHING), OPERATOR),
                400,
                "ValidationError",
                "'account' is '1234'; an account has twelve digits");
        refused(
                send("PUT", scp.replace(account.value(), "000000000007"), policies(EVERYTHING), OPERATOR),
                404,
                "NoSuchEntity",
                "The account 000000000007 is not open.");
        refused(send("GET", GROUPS + "/elsewhere", "", OPERATOR), 400, "ValidationError", "'group' is 'elsewhere'");
        refused(
                send("POST", GROUPS, "{\"name\":\"x\",\"parent\":\"ou-root-nowhere2222\"}", OPERATOR),
                404,
                "NoSuchEntity",
                "ou-root-nowhere2222 cannot be found");
        refused(send("POST", GROUPS, "{\"nam\":\"x\"}", OPERATOR), 400, "ValidationError", "'nam'");
        refused(send("PATCH", GROUPS + "/r-root", "{\"name\":\"x\"}", OPERATOR), 400, "UnmodifiableEntity", "root");
    }

    @Test
    void a_simulation_tells_what_the_organisation_allows() {
        Suite.root(account, "PutUserPolicy", "UserName", "alice", "PolicyName", "all", "PolicyDocument", EVERYTHING);
        String[] simulation = {"PolicySourceArn", alice, "ActionNames.member.1", "s3:PutObject"};
        assertThat(Suite.root(account, "SimulatePrincipalPolicy", simulation).text())
                .doesNotContain("AllowedByOrganizations")
                .contains("<EvalDecision>allowed</EvalDecision>");

        send("PUT", scp, policies(World.allow("s3:Get*", "*"), World.allow("iam:*", "*")), OPERATOR);

        Answer limited = Suite.root(account, "SimulatePrincipalPolicy", simulation);
        assertThat(limited.element("EvalDecision")).isEqualTo("implicitDeny");
        assertThat(limited.element("AllowedByOrganizations")).isEqualTo("false");
        send("DELETE", scp, "", OPERATOR);
    }

    @Test
    void what_a_control_policy_says_is_explained_to_the_operator_alone() {
        Suite.root(account, "PutUserPolicy", "UserName", "alice", "PolicyName", "all", "PolicyDocument", EVERYTHING);
        String elsewhere = World.allowIf("s3:*", "*", "{\"StringEquals\":{\"aws:RequestedRegion\":\"eu-north-1\"}}");
        HttpResponse<String> put = send("PUT", scp, policies(elsewhere, World.allow("chancery:*", "*")), OPERATOR);
        String revision = json(put).path("revision").textValue();

        JsonNode toOperator = explanation(revision, OPERATOR);
        JsonNode toAlice = explanation(revision, Optional.of(caller));

        assertThat(toOperator.path("nearMisses").path(0).path("policyType").textValue())
                .isEqualTo("SERVICE_CONTROL");
        assertThat(toOperator.path("missingContextKeys").toString()).isEqualTo("[\"aws:RequestedRegion\"]");
        assertThat(toAlice.path("deniedBy").textValue()).isEqualTo("SERVICE_CONTROL");
        assertThat(toAlice.path("nearMisses").toString()).isEqualTo("[]");
        assertThat(toAlice.path("missingContextKeys").toString()).isEqualTo("[]");
        send("DELETE", scp, "", OPERATOR);
    }

    /** Why alice may not read a report, as it is told to who asks. */
    private JsonNode explanation(String atLeast, Optional<Caller> asking) {
        String question = """
                {"context":{"chancery:atLeast":["%s"],"chancery:explain":true},"subject":{"type":"iam","id":"%s"},
                 "action":{"name":"s3:GetObject"},
                 "resource":{"type":"any","id":"arn:aws:s3:::reports/q1","properties":{"account":"%s"}}}""".formatted(atLeast, alice, account);
        HttpResponse<String> answer = send("POST", "/access/v1/evaluation", question, asking);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("context").path("explanation");
    }

    private static AccountId accountInAnotherShard() {
        var shards = new Shards(Shards.DEFAULT_COUNT);
        AccountId account = Suite.freshAccount();
        while (shards.of(account) == shards.of(AccountId.INSTALLATION)) {
            account = Suite.freshAccount();
        }
        return account;
    }

    private UserId user() {
        byte[] random = new byte[UniqueIds.ENTITY_CHARACTERS];
        ThreadLocalRandom.current().nextBytes(random);
        var id = new UserId(UniqueIds.format(UserId.PREFIX, UniqueIds.ENTITY_CHARACTERS, random));
        var created = new UserCreated(id, account, "alice", "/", List.of(), Optional.empty(), World.NOW);
        Suite.happened(account, User.STREAM, id.value(), created);
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

    private static String group(String name, String parent) {
        String body = "{\"name\":\"%s\",\"parent\":\"%s\"}".formatted(name, parent);
        HttpResponse<String> made = send("POST", GROUPS, body, OPERATOR);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).path("id").textValue();
    }

    /** Named {@code policy-0}, {@code policy-1} and so on. */
    private static String policies(String... documents) {
        var body = new StringBuilder("{\"policies\":[");
        for (int i = 0; i < documents.length; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"policy-%d\",\"document\":%s}".formatted(i, documents[i]));
        }
        return body.append("]}").toString();
    }

    private JsonNode decision(String action, String atLeast) {
        String question = """
                {"context":{"chancery:atLeast":["%s"]},"subject":{"type":"iam","id":"%s"},"action":{"name":"%s"},
                 "resource":{"type":"any","id":"arn:aws:s3:::reports/q1","properties":{"account":"%s"}}}""".formatted(atLeast, alice, action, account);
        HttpResponse<String> answer = send("POST", "/access/v1/evaluation", question, OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void refused(HttpResponse<String> answer, int status, String code, String message) {
        assertThat(json(answer).path("code").textValue()).as(answer.body()).isEqualTo(code);
        assertThat(json(answer).path("message").textValue()).contains(message);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    /** As the gateway passes it on, for the operator if for nobody. */
    private static HttpResponse<String> send(String method, String path, String body, Optional<Caller> caller) {
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
