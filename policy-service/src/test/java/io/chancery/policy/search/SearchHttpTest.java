package io.chancery.policy.search;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.policy.World;
import io.chancery.policy.authzen.Enforcing;
import io.chancery.policy.authzen.RecordingEvaluator;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.runtime.caller.Caller;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches over HTTP: pages, tokens, who may search, and where the work is done. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class SearchHttpTest {

    private static final String SUBJECTS = "/access/v1/search/subject";
    private static final String RESOURCES = "/access/v1/search/resource";
    private static final String ACTIONS = "/access/v1/search/action";
    private static final UserId ALICE = new UserId("AIDASEARCHEDALICEALI2");
    private static final UserId BOB = new UserId("AIDASEARCHERBOBBOBBO2");
    private static final AccessKeyId BOBS_KEY = new AccessKeyId("AKIASEARCHERBOBBOB22");
    private static final Enforcing OPERATOR = Enforcing.operator();

    private static Optional<Prepared> prepared = Optional.empty();

    @Inject
    RecordingEvaluator evaluator;

    private Prepared world = new Prepared(World.ACME, "");

    /** An account where alice and bob may send to a queue and read two reports, and bob may search. */
    private record Prepared(AccountId account, String revision) {

        String user(String name) {
            return Arns.user(account, "/", name);
        }

        String queue() {
            return "arn:aws:sqs:eu-west-1:%s:jobs".formatted(account);
        }

        Enforcing bob() {
            return new Enforcing(Optional.of(
                    new Caller(Caller.Type.USER, account, BOB.value(), Optional.of(BOBS_KEY), Optional.empty())));
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
        for (UserId id : List.of(ALICE, BOB)) {
            String name = id.equals(ALICE) ? "alice" : "bob";
            Suite.happened(
                    account,
                    User.STREAM,
                    id.value(),
                    new UserCreated(id, account, name, "/", List.of(), Optional.empty(), World.NOW));
        }
        Suite.happened(
                account,
                AccessKey.STREAM,
                BOBS_KEY.value(),
                new AccessKeyCreated(BOBS_KEY, account, KeyOwner.user(BOB), World.NOW));
        String reads = """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::reports/a","arn:aws:s3:::reports/b"]},
                 {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}""";
        put(account, "alice", "reads", reads);
        put(account, "bob", "reads", reads);
        return new Prepared(account, put(account, "bob", "asks", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"chancery:SearchSubjects","Resource":"%s"},
                 {"Effect":"Allow","Action":"chancery:Evaluate","Resource":"%s"}]}""".formatted(
                        Arns.root(account), Arns.user(account, "/", "alice"))));
    }

    private static String put(AccountId account, String user, String name, String document) {
        Suite.Answer answer =
                Suite.root(account, "PutUserPolicy", "UserName", user, "PolicyName", name, "PolicyDocument", document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.headers().firstValue("X-Chancery-Revision").orElseThrow();
    }

    @Test
    void who_may_send_to_the_queue() {
        JsonNode answer = ok(OPERATOR.ask(SUBJECTS, whoSends("")));

        assertThat(ids(answer)).containsExactly(Arns.root(world.account()), world.user("alice"), world.user("bob"));
        assertThat(answer.get("results").get(0).get("type").textValue()).isEqualTo("iam");
        assertThat(answer.get("page").get("next_token").textValue()).isEmpty();
        assertThat(answer.get("page").get("count").intValue()).isEqualTo(3);
        assertThat(answer.get("page").get("total").intValue()).isEqualTo(3);
        assertThat(answer.get("context").get("candidates").intValue()).isEqualTo(3);
        assertThat(answer.get("context").get("bounds").textValue()).startsWith("users, roles and root users");
        assertThat(answer.get("context").get("revision").size()).isPositive();
    }

    @Test
    void on_what_alice_may_act() {
        JsonNode answer = ok(OPERATOR.ask(RESOURCES, """
                {"subject":{"type":"iam","id":"%s"},"action":{"name":"s3:GetObject"},"resource":{"type":"s3"},
                 "context":{"chancery:atLeast":["%s"]}}""".formatted(world.user("alice"), world.revision())));

        assertThat(ids(answer)).contains("arn:aws:s3:::reports/a", "arn:aws:s3:::reports/b");
    }

    @Test
    void a_name_with_a_variable_is_the_subjects_own() {
        String revision = put(world.account(), "bob", "home", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::homes/${aws:username}/file",
                  "arn:aws:s3:::homes/${aws:PrincipalTag/none}/file","arn:aws:s3:::homes/${aws:username}/*"]}]}""");
        JsonNode answer = ok(OPERATOR.ask(RESOURCES, """
                {"subject":{"type":"iam","id":"%s"},"action":{"name":"s3:GetObject"},"resource":{"type":"s3"},
                 "context":{"chancery:atLeast":["%s"]}}""".formatted(world.user("bob"), revision)));

        assertThat(ids(answer)).filteredOn(arn -> arn.contains("homes")).containsExactly("arn:aws:s3:::homes/bob/file");
    }

    @Test
    void the_page_is_told_before_the_results() {
        JsonNode answer = ok(OPERATOR.ask(SUBJECTS, whoSends("")));

        assertThat(answer.fieldNames().next()).isEqualTo("page");
    }

    @Test
    void an_action_is_nothing_to_a_search_for_actions() {
        String search = """
                {"subject":{"type":"iam","id":"%s"},"resource":{"type":"s3","id":"arn:aws:s3:::reports/a"},%s
                 "context":{"chancery:atLeast":["%s"]}}""";
        JsonNode plain = ok(OPERATOR.ask(ACTIONS, search.formatted(world.user("alice"), "", world.revision())));

        for (String action :
                List.of("{\"name\":\"x\",\"properties\":{\"soft\":true}}", "{\"properties\":\"x\"}", "7")) {
            JsonNode answer = ok(OPERATOR.ask(
                    ACTIONS,
                    search.formatted(world.user("alice"), "\"action\":%s,".formatted(action), world.revision())));
            assertThat(answer.get("results")).isEqualTo(plain.get("results"));
        }
    }

    @Test
    void what_alice_may_do() {
        JsonNode answer = ok(OPERATOR.ask(ACTIONS, """
                {"subject":{"type":"iam","id":"%s"},"resource":{"type":"s3","id":"arn:aws:s3:::reports/a"},
                 "context":{"chancery:atLeast":["%s"]}}""".formatted(world.user("alice"), world.revision())));

        List<String> names = new ArrayList<>();
        answer.get("results").forEach(result -> names.add(result.get("name").textValue()));
        assertThat(names).containsExactly("s3:GetObject", "s3:PutObject", "sqs:SendMessage");
        assertThat(answer.get("context").get("candidates").intValue()).isGreaterThan(100);
    }

    @Test
    void what_a_wildcard_allows_is_told_action_by_action() {
        String revision = put(world.account(), "bob", "queues", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"*","Resource":"%1$s"},
                 {"Effect":"Deny","Action":"sqs:Delete*","Resource":"%1$s"}]}""".formatted(world.queue() + "-of-bob"));
        JsonNode answer = ok(OPERATOR.ask(ACTIONS, """
                {"subject":{"type":"iam","id":"%s"},"resource":{"type":"sqs","id":"%s-of-bob"},
                 "page":{"limit":1000},"context":{"chancery:atLeast":["%s"]}}""".formatted(world.user("bob"), world.queue(), revision)));

        List<String> names = new ArrayList<>();
        answer.get("results").forEach(result -> names.add(result.get("name").textValue()));
        assertThat(names)
                .contains("sqs:ReceiveMessage", "sqs:PurgeQueue", "sqs:SendMessage", "iam:GetUser")
                .doesNotContain("sqs:DeleteMessage", "sqs:ListQueues")
                .noneMatch(name -> name.startsWith("s3:List"));
    }

    @Test
    void following_the_tokens_gives_every_result_once() {
        List<String> all = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            JsonNode answer =
                    ok(OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":1,\"token\":\"%s\"}".formatted(token))));
            assertThat(answer.get("results")).hasSize(1);
            assertThat(answer.get("page").has("total")).isFalse();
            all.addAll(ids(answer));
            token = answer.get("page").get("next_token").textValue();
            pages++;
        } while (!token.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(all).containsExactly(Arns.root(world.account()), world.user("alice"), world.user("bob"));
    }

    @Test
    void a_token_is_good_for_the_request_and_the_enforcer_that_it_was_given_to() {
        String token = ok(OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":1}")))
                .get("page")
                .get("next_token")
                .textValue();
        String page = ",\"page\":{\"token\":\"%s\"}";

        assertThat(ids(ok(OPERATOR.ask(SUBJECTS, whoSends(page.formatted(token))))))
                .as("as many as on the first page")
                .hasSize(1);
        refused(
                400,
                "'page.limit' is 2, but the token is of pages of 1",
                OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":2,\"token\":\"%s\"}".formatted(token))));
        refused(
                400,
                "'page.token' is none that was given for this request",
                OPERATOR.ask(SUBJECTS, whoSends(page.formatted(token)).replace("SendMessage", "ReceiveMessage")));
        refused(400, "'page.token' is none", OPERATOR.ask(SUBJECTS, whoSends(page.formatted(token + "A"))));
        refused(400, "'page.token' is none", OPERATOR.ask(SUBJECTS, whoSends(page.formatted("user/alice"))));
        refused(400, "'page.token' is none", world.bob().ask(SUBJECTS, whoSends(page.formatted(token))));
    }

    @Test
    void a_token_of_one_kind_of_search_is_none_of_another() {
        String either = """
                {"subject":{"type":"iam","id":"%s"},"action":{"name":"s3:GetObject"},
                 "resource":{"type":"s3","id":"arn:aws:s3:::reports/a"},
                 "context":{"chancery:atLeast":["%s"]},"page":{%s}}""";
        String token = token(
                ok(OPERATOR.ask(RESOURCES, either.formatted(world.user("alice"), world.revision(), "\"limit\":1"))));
        String next = either.formatted(world.user("alice"), world.revision(), "\"token\":\"%s\"".formatted(token));

        assertThat(ids(ok(OPERATOR.ask(RESOURCES, next)))).isNotEmpty();
        refused(400, "'page.token' is none", OPERATOR.ask(SUBJECTS, next));
        refused(400, "'page.token' is none", OPERATOR.ask(ACTIONS, next));
    }

    /** What a token says can be read, and not be changed. */
    @Test
    void a_token_that_was_changed_is_refused() {
        String token = token(ok(OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":1}"))));
        int dot = token.indexOf('.');
        String said = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
        String changed = said.replaceFirst("\"after\":\"[^\"]*\"", "\"after\":\"\"");
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8))
                + token.substring(dot);

        assertThat(changed).isNotEqualTo(said);
        refused(
                400,
                "'page.token' is none",
                OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"token\":\"%s\"}".formatted(forged))));
    }

    private static String token(JsonNode answer) {
        return answer.get("page").get("next_token").textValue();
    }

    @Test
    void a_page_that_is_not_understood_is_refused() {
        refused(
                400,
                "'page.limit' must be a whole number, at least 0",
                OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":-1}")));
        refused(
                400,
                "'page.limit' must be a whole number",
                OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":\"1\"}")));
        refused(
                400,
                "'page.limit' must be a whole number",
                OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":1.5}")));
        refused(400, "'page.token' must be a string", OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"token\":7}")));
        refused(400, "'page.token' must be a string", OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"token\":[]}")));
        for (String limit : List.of("1.0", "1e0")) {
            assertThat(ids(ok(OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":%s}".formatted(limit))))))
                    .hasSize(1);
        }
        assertThat(ids(ok(OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":null,\"token\":null}")))))
                .hasSize(3);
        refused(400, "'page' must be an object", OPERATOR.ask(SUBJECTS, whoSends(",\"page\":7")));
        assertThat(ids(ok(OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":99999999999}")))))
                .hasSize(3);
        assertThat(ids(ok(OPERATOR.ask(SUBJECTS, whoSends(",\"page\":{\"limit\":0}")))))
                .isEmpty();
    }

    @Test
    void searching_for_subjects_takes_a_permission_of_its_own() {
        AccountId other = Suite.freshAccount();
        String elsewhere = whoSends("").replace(world.account().value(), other.value());

        assertThat(ids(ok(world.bob().ask(SUBJECTS, whoSends(""))))).hasSize(3);
        refused(
                403,
                "is not authorized to perform: chancery:SearchSubjects on resource: " + Arns.root(other),
                world.bob().ask(SUBJECTS, elsewhere));
    }

    @Test
    void searching_for_what_a_subject_may_takes_the_permission_to_evaluate_it() {
        String what = """
                {"subject":{"type":"iam","id":"%s"},"action":{"name":"s3:GetObject"},
                 "resource":{"type":"s3","id":"arn:aws:s3:::reports/a"}}""";

        for (String path : List.of(RESOURCES, ACTIONS)) {
            ok(world.bob().ask(path, what.formatted(world.user("alice"))));
            refused(
                    403,
                    "is not authorized to perform: chancery:Evaluate",
                    world.bob().ask(path, what.formatted(world.user("bob"))));
        }
    }

    @Test
    void accounts_that_may_not_be_searched_are_left_out() {
        AccountId other = Suite.freshAccount();
        String anybodys = """
                {"subject":{"type":"iam"},"action":{"name":"s3:GetObject"},
                 "resource":{"type":"s3","id":"arn:aws:s3:::reports/a"}}""";

        eventually(() ->
                assertThat(ids(ok(OPERATOR.ask(SUBJECTS, anybodys)))).contains(Arns.root(other), world.user("alice")));
        assertThat(ids(ok(world.bob().ask(SUBJECTS, anybodys))))
                .containsExactly(Arns.root(world.account()), world.user("alice"), world.user("bob"));
    }

    @Test
    void who_may_search_nothing_is_refused_about_what_is_nobodys_too() {
        var root = Enforcing.root(world.account());
        var alice = new Enforcing(Optional.of(
                new Caller(Caller.Type.USER, world.account(), ALICE.value(), Optional.empty(), Optional.empty())));
        String anybodys = """
                {"subject":{"type":"iam"},"action":{"name":"s3:GetObject"},
                 "resource":{"type":"s3","id":"arn:aws:s3:::reports/a"}}""";

        assertThat(ids(ok(root.ask(SUBJECTS, anybodys)))).hasSize(3);
        refused(403, "is not authorized", alice.ask(SUBJECTS, anybodys));
    }

    @Test
    void searches_are_made_off_the_event_loop() {
        evaluator.forget();
        ok(OPERATOR.ask(SUBJECTS, whoSends("")));

        assertThat(evaluator.onEventLoop()).containsExactly(false);
    }

    @Test
    void what_is_too_old_for_the_asker_is_no_answer() {
        eventually(() ->
                refused(503, "The decision cache cannot be relied on: stale", OPERATOR.ask(SUBJECTS, """
                        {"subject":{"type":"iam"},"action":{"name":"sqs:SendMessage"},
                         "resource":{"type":"sqs","id":"%s"},"context":{"chancery:maxStalenessSeconds":1}}""".formatted(
                                world.queue()))));
    }

    @Test
    void a_revision_that_does_not_come_is_unavailable() {
        refused(
                503,
                "policy/0/999999",
                OPERATOR.ask(SUBJECTS, whoSends("").replace(world.revision(), "policy/0/999999")));
    }

    private String whoSends(String more) {
        return """
                {"subject":{"type":"iam"},"action":{"name":"sqs:SendMessage"},"resource":{"type":"sqs","id":"%s"},
                 "context":{"chancery:atLeast":["%s"]}%s}""".formatted(world.queue(), world.revision(), more);
    }

    private static JsonNode ok(Enforcing.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void refused(int status, String message, Enforcing.Answer answer) {
        assertThat(answer.text()).contains(message);
        assertThat(answer.status()).isEqualTo(status);
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.get("results").forEach(result -> ids.add(result.get("id").textValue()));
        return ids;
    }
}
