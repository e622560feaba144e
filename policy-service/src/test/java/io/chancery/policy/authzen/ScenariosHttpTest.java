package io.chancery.policy.authzen;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.Position;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UniqueIds;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.GroupEvent.GroupCreated;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserAddedToGroup;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.policy.World;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What other PDPs are tried with, over HTTP and as it is sent to them: "AuthZEN Authorization API 1.0 - Certification
 * Scenario" and the Todo scenario of the interoperability events, with policies that express their rules. A fixture has the
 * users and groups with these policies, and calls with what they are answered.
 */
@QuarkusTest
@TestProfile(StandInProfile.class)
class ScenariosHttpTest {

    @ParameterizedTest
    @ValueSource(strings = {"certification", "todo-interop"})
    void every_call_of_the_scenario_is_answered_as_it_says(String scenario) {
        JsonNode fixture = fixture(scenario);
        Enforcing enforcing = Enforcing.root(prepared(fixture));

        for (JsonNode call : fixture.get("calls")) {
            String test = call.get("test").textValue();
            Enforcing.Answer answer = enforcing.ask(
                    call.get("path").textValue(), call.get("request").toString());
            assertThat(answer.status())
                    .as("%s: %s", test, answer.text())
                    .isEqualTo(call.get("status").intValue());
            assertAnswer(test, call, answer.json());
        }
    }

    @Test
    void what_is_no_json_is_refused() {
        eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));

        for (String path : List.of("evaluation", "evaluations", "search/subject", "search/resource", "search/action")) {
            for (String body : List.of("", "{", "[]", "\"x\"")) {
                assertThat(Enforcing.operator().ask("/access/v1/" + path, body).status())
                        .as(path + " " + body)
                        .isEqualTo(400);
            }
        }
    }

    private static void assertAnswer(String test, JsonNode call, JsonNode answer) {
        if (call.has("decision")) {
            assertThat(answer.get("decision")).as("%s: %s", test, answer).isEqualTo(call.get("decision"));
        }
        if (call.has("decisions")) {
            List<JsonNode> decisions = new ArrayList<>();
            answer.get("evaluations").forEach(item -> decisions.add(item.get("decision")));
            assertThat(decisions).as("%s: %s", test, answer).containsExactlyElementsOf(call.get("decisions"));
        }
        if (call.has("includes")) {
            call.get("includes")
                    .forEach(
                            result -> assertThat(answer.get("results")).as(test).contains(result));
            call.path("excludes")
                    .forEach(
                            result -> assertThat(answer.get("results")).as(test).doesNotContain(result));
            assertThat(answer.get("page").get("next_token").isTextual())
                    .as(test)
                    .isTrue();
        }
        if (call.has("empty")) {
            assertThat(answer.get("results")).as(test).isEmpty();
            assertThat(answer.get("page").get("next_token").textValue())
                    .as(test)
                    .isEmpty();
        }
    }

    private static JsonNode fixture(String scenario) {
        String file = "/authzen/%s.json".formatted(scenario);
        try (InputStream in = Objects.requireNonNull(ScenariosHttpTest.class.getResourceAsStream(file), file)) {
            return ContractJson.read(in.readAllBytes(), JsonNode.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An account with the fixture's users, once decisions know them. */
    private static AccountId prepared(JsonNode fixture) {
        eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
        AccountId account = Suite.freshAccount();
        List<String> revisions = new ArrayList<>();
        Map<String, GroupId> groups = new HashMap<>();
        for (JsonNode group : fixture.get("groups")) {
            String name = group.get("name").textValue();
            var id = new GroupId(id(GroupId.PREFIX));
            groups.put(name, id);
            Suite.happened(account, Group.STREAM, id.value(), new GroupCreated(id, account, name, "/", World.NOW));
            revisions.add(put(account, "PutGroupPolicy", "GroupName", group));
        }
        for (JsonNode user : fixture.get("users")) {
            var id = new UserId(id(UserId.PREFIX));
            List<Tag> tags = new ArrayList<>();
            user.get("tags")
                    .properties()
                    .forEach(
                            tag -> tags.add(new Tag(tag.getKey(), tag.getValue().textValue())));
            String name = user.get("name").textValue();
            Position last = Suite.happened(
                    account,
                    User.STREAM,
                    id.value(),
                    new UserCreated(id, account, name, "/", tags, Optional.empty(), World.NOW));
            for (JsonNode group : user.get("groups")) {
                last = Suite.happened(
                        account,
                        User.STREAM,
                        id.value(),
                        new UserAddedToGroup(id, Objects.requireNonNull(groups.get(group.textValue()))));
            }
            revisions.add(last.toString());
            if (user.has("policy")) {
                revisions.add(put(account, "PutUserPolicy", "UserName", user));
            }
        }
        await(account, revisions);
        return account;
    }

    private static String put(AccountId account, String action, String parameter, JsonNode principal) {
        String document = principal.get("policy").toString().replace("{account}", account.value());
        Suite.Answer answer = Suite.root(
                account,
                action,
                parameter,
                principal.get("name").textValue(),
                "PolicyName",
                "scenario",
                "PolicyDocument",
                document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.headers().firstValue("X-Chancery-Revision").orElseThrow();
    }

    private static void await(AccountId account, List<String> revisions) {
        String question =
                """
                {"subject":{"type":"iam","id":"%s"},"action":{"name":"iam:GetUser"},"resource":{"type":"iam","id":"*"},
                 "context":{"chancery:atLeast":%s}}""".formatted(Arns.root(account), new String(ContractJson.write(revisions), StandardCharsets.UTF_8));
        Enforcing.Answer answer = Enforcing.root(account).ask("/access/v1/evaluation", question);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String id(String prefix) {
        byte[] random = new byte[UniqueIds.ENTITY_CHARACTERS];
        ThreadLocalRandom.current().nextBytes(random);
        return UniqueIds.format(prefix, UniqueIds.ENTITY_CHARACTERS, random);
    }
}
