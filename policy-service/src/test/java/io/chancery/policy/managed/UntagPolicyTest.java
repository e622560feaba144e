package io.chancery.policy.managed;

import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.FACTS;
import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyTagged;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyUntagged;
import io.chancery.policy.Given;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Change;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UntagPolicyTest {

    private static final String OWN = "arn:aws:iam::111122223333:policy/Reader";
    private static final Stream<ManagedPolicy> READER = Given.policy(
            Given.created("/", "Reader"), new PolicyTagged(Given.DRAWN_ID, List.of(new Tag("Team", "ink"))));

    @Test
    void a_tag_goes() {
        assertEquals(
                List.of(new PolicyUntagged(Given.DRAWN_ID, List.of("Team"))),
                decide(OWN, READER, "Team", "Room").stream().map(Change::event).toList());
    }

    @Test
    void a_key_in_another_case_is_another_key() {
        assertEquals(List.of(), decide(OWN, READER, "team"));
    }

    @Test
    void system_tags_are_refused_before_anything_else() {
        assertRefused(
                Refusal.INVALID_INPUT,
                "Caller is an end user and not allowed to mutate system tags.",
                () -> untag(OWN, "AWS:x")
                        .prepare(CALL, Given.COLLABORATORS)
                        .await()
                        .indefinitely());
    }

    @Test
    void an_absent_policy_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::111122223333:policy/Reader was not found.",
                () -> decide(OWN, Stream.unborn(""), "Team"));
    }

    @Test
    void policies_of_aws_and_of_other_accounts_are_refused() {
        for (String arn : List.of(Given.READ_ONLY, "arn:aws:iam::999988887777:policy/Reader")) {
            assertRefused(
                    Refusal.ACCESS_DENIED,
                    "Policy is outside your own account.",
                    () -> decide(arn, Stream.unborn(""), "Team"));
        }
    }

    @Test
    void the_permission_has_the_tags_that_are_and_the_keys_that_go() {
        assertEquals(
                List.of(new Permission(
                        "iam:UntagPolicy",
                        OWN,
                        Map.of(
                                "aws:ResourceTag/Team", List.of("ink"),
                                "iam:ResourceTag/Team", List.of("ink"),
                                "aws:TagKeys", List.of("team")))),
                untag(OWN, "team").permissions(CALL, Given.reference(OWN), READER));
    }

    private static List<Change> decide(String arn, Stream<ManagedPolicy> found, String... keys) {
        return untag(arn, keys).decide(CALL, Given.reference(arn), found, FACTS).changes();
    }

    private static UntagPolicy untag(String arn, String... keys) {
        return new UntagPolicy(
                new PolicyArn(arn), List.of(keys).stream().map(NewTag.Key::new).toList());
    }
}
