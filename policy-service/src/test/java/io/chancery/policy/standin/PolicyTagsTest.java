package io.chancery.policy.standin;

import static io.chancery.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.policy.Given;
import io.chancery.policy.World;
import io.chancery.policy.standin.Suite.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags of managed policies through the real HTTP port, and decisions that hang on them. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class PolicyTagsTest {

    private final AccountId account = Suite.freshAccount();
    private final String reader = "arn:aws:iam::%s:policy/Reader".formatted(account);

    @BeforeEach
    void ready() {
        eventually(() -> assertEquals(200, Suite.get("/q/health/ready").status()));
    }

    @Test
    void tags_of_a_policy_come_are_listed_and_go() {
        ok(createReader());
        ok(Suite.root(account, "TagPolicy", tags(reader, "Team", "ink", "team", "quill", "Room", "3")));
        ok(Suite.root(account, "UntagPolicy", "PolicyArn", reader, "TagKeys.member.1", "Room"));
        Answer first = ok(Suite.root(account, "ListPolicyTags", "PolicyArn", reader, "MaxItems", "1"));
        assertEquals(List.of("Team"), first.elements("Key"));
        Answer second =
                ok(Suite.root(account, "ListPolicyTags", "PolicyArn", reader, "Marker", first.element("Marker")));
        assertEquals(List.of("team"), second.elements("Key"));
        assertEquals("false", second.element("IsTruncated"));
        assertEquals(
                List.of("ink", "quill"),
                ok(Suite.root(account, "GetPolicy", "PolicyArn", reader)).elements("Value"));
    }

    @Test
    void who_may_change_a_policy_can_hang_on_its_tags_and_on_those_that_come() {
        var alice = new UserId("AIDATAGGINGALICEALIC2");
        Suite.happened(
                account,
                User.STREAM,
                alice.value(),
                new UserCreated(alice, account, "alice", "/", List.of(), Optional.empty(), World.NOW));
        ok(createReader());
        ok(Suite.root(account, "PutUserPolicy", "UserName", "alice", "PolicyName", "own-team", "PolicyDocument", """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:TagPolicy","Resource":"*",\
                "Condition":{"StringEquals":{"aws:ResourceTag/Team":"ink"},\
                "ForAllValues:StringEquals":{"aws:TagKeys":"Room"}}}}"""));
        String[] room = tags(reader, "Room", "3");
        assertEquals(
                "AccessDenied", Suite.user(account, alice, "TagPolicy", room).element("Code"));
        ok(Suite.root(account, "TagPolicy", tags(reader, "Team", "ink")));
        ok(Suite.user(account, alice, "TagPolicy", room));
        assertEquals(
                "AccessDenied",
                Suite.user(account, alice, "TagPolicy", tags(reader, "Team", "quill"))
                        .element("Code"));
    }

    private static String[] tags(String arn, String... keysAndValues) {
        var parameters = new ArrayList<>(List.of("PolicyArn", arn));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String member = "Tags.member.%d.".formatted(i / 2 + 1);
            parameters.addAll(List.of(member + "Key", keysAndValues[i], member + "Value", keysAndValues[i + 1]));
        }
        return parameters.toArray(String[]::new);
    }

    private Answer createReader() {
        return Suite.root(account, "CreatePolicy", "PolicyName", "Reader", "PolicyDocument", Given.DOCUMENT);
    }

    private static Answer ok(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        return answer;
    }
}
