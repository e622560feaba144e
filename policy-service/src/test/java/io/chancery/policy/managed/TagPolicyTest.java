package io.chancery.policy.managed;

import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.FACTS;
import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyTagged;
import io.chancery.policy.Given;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Change;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagPolicyTest {

    private static final String OWN = "arn:aws:iam::111122223333:policy/Reader";
    private static final Stream<ManagedPolicy> READER = Given.policy(
            Given.created("/", "Reader"), new PolicyTagged(Given.DRAWN_ID, List.of(new Tag("Team", "ink"))));

    @Test
    void tags_come_and_get_new_values() {
        Change change = decide(OWN, READER, NewTag.of("Team", "quill"), NewTag.of("Room", "3"))
                .getFirst();
        assertEquals(
                new PolicyTagged(Given.DRAWN_ID, List.of(new Tag("Team", "quill"), new Tag("Room", "3"))),
                change.event());
        assertEquals(OWN, change.subject());
    }

    @Test
    void a_key_in_another_case_is_another_key() {
        assertEquals(
                new PolicyTagged(Given.DRAWN_ID, List.of(new Tag("team", "ink"))),
                decide(OWN, READER, NewTag.of("team", "ink")).getFirst().event());
    }

    @Test
    void a_tag_that_is_there_changes_nothing() {
        assertEquals(List.of(), decide(OWN, READER, NewTag.of("Team", "ink")));
    }

    @Test
    void the_fifty_first_tag_is_refused() {
        NewTag[] fifty =
                IntStream.range(0, 50).mapToObj(i -> NewTag.of("k" + i, "")).toArray(NewTag[]::new);
        assertRefused(
                Refusal.LIMIT_EXCEEDED,
                "The number of tags has reached the maximum limit.",
                () -> decide(OWN, READER, fifty));
    }

    @Test
    void system_tags_are_refused_before_anything_else() {
        assertRefused(
                Refusal.INVALID_INPUT,
                "Caller is an end user and not allowed to mutate system tags.",
                () -> tag(OWN, NewTag.of("aws:x", ""))
                        .prepare(CALL, Given.COLLABORATORS)
                        .await()
                        .indefinitely());
    }

    @Test
    void what_is_no_policy_s_arn_is_refused() {
        assertRefused(
                Refusal.INVALID_INPUT,
                "ARN arn:aws:iam::aws:user/alice is not valid.",
                () -> tag("arn:aws:iam::aws:user/alice", NewTag.of("Team", ""))
                        .prepare(CALL, Given.COLLABORATORS)
                        .await()
                        .indefinitely());
    }

    @Test
    void an_absent_policy_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::111122223333:policy/Reader was not found.",
                () -> decide(OWN, Stream.unborn(""), NewTag.of("Team", "")));
    }

    @Test
    void policies_of_aws_and_of_other_accounts_are_refused() {
        for (String arn : List.of(Given.READ_ONLY, "arn:aws:iam::999988887777:policy/Reader")) {
            assertRefused(
                    Refusal.ACCESS_DENIED,
                    "Policy is outside your own account.",
                    () -> decide(arn, Stream.unborn(""), NewTag.of("Team", "")));
        }
    }

    @Test
    void the_permission_has_the_tags_that_are_and_those_that_come() {
        assertEquals(
                List.of(new Permission(
                        "iam:TagPolicy",
                        OWN,
                        Map.of(
                                "aws:ResourceTag/Team", List.of("ink"),
                                "iam:ResourceTag/Team", List.of("ink"),
                                "aws:RequestTag/Room", List.of("3"),
                                "aws:TagKeys", List.of("Room")))),
                tag(OWN, NewTag.of("Room", "3")).permissions(CALL, Given.reference(OWN), READER));
    }

    private static List<Change> decide(String arn, Stream<ManagedPolicy> found, NewTag... tags) {
        return tag(arn, tags).decide(CALL, Given.reference(arn), found, FACTS).changes();
    }

    private static TagPolicy tag(String arn, NewTag... tags) {
        return new TagPolicy(new PolicyArn(arn), List.of(tags));
    }
}
