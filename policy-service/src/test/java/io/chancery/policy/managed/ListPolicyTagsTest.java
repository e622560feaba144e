package io.chancery.policy.managed;

import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyTagged;
import io.chancery.policy.Given;
import io.chancery.policy.managed.ListPolicyTags.Prepared;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.TagPage;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListPolicyTagsTest {

    private static final String OWN = "arn:aws:iam::111122223333:policy/Reader";
    private static final Stream<ManagedPolicy> READER = Given.policy(
            Given.created("/", "Reader"),
            new PolicyTagged(Given.DRAWN_ID, List.of(new Tag("Team", "ink"), new Tag("Floor", "1"))));

    @Test
    void tags_come_in_the_order_of_keys_a_page_at_a_time() {
        TagPage first = list(OWN, READER, Optional.empty());
        assertEquals(List.of(new Tag("Floor", "1")), first.tags());
        assertEquals(true, first.isTruncated());
        assertEquals(
                new TagPage(List.of(new Tag("Team", "ink")), false, Optional.empty()),
                list(OWN, READER, first.marker()));
    }

    @Test
    void a_marker_of_another_policy_s_list_is_refused() {
        Optional<String> marker = list(OWN, READER, Optional.empty()).marker();
        assertRefused(
                Refusal.VALIDATION_ERROR,
                "Invalid Marker.",
                () -> list("arn:aws:iam::111122223333:policy/Writer", READER, marker));
    }

    @Test
    void an_absent_policy_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::111122223333:policy/Reader was not found.",
                () -> list(OWN, Stream.unborn(""), Optional.empty()));
    }

    @Test
    void policies_of_aws_and_of_other_accounts_are_refused() {
        for (String arn : List.of(Given.READ_ONLY, "arn:aws:iam::999988887777:policy/Reader")) {
            assertRefused(
                    Refusal.ACCESS_DENIED,
                    "Policy is outside your own account.",
                    () -> list(arn, Stream.unborn(""), Optional.empty()));
        }
    }

    @Test
    void the_permission_has_the_tags_of_the_policy() {
        ListPolicyTags list = one(OWN, Optional.empty());
        assertEquals(
                List.of(new Permission(
                        "iam:ListPolicyTags",
                        OWN,
                        Map.of(
                                "aws:ResourceTag/Team", List.of("ink"),
                                "iam:ResourceTag/Team", List.of("ink"),
                                "aws:ResourceTag/Floor", List.of("1"),
                                "iam:ResourceTag/Floor", List.of("1")))),
                list.permissions(CALL, prepare(list), READER));
    }

    private static TagPage list(String arn, Stream<ManagedPolicy> found, Optional<String> marker) {
        ListPolicyTags list = one(arn, marker);
        return list.reply(CALL, prepare(list), found);
    }

    private static Prepared prepare(ListPolicyTags list) {
        return list.prepare(CALL, Given.COLLABORATORS).await().indefinitely();
    }

    private static ListPolicyTags one(String arn, Optional<String> marker) {
        return new ListPolicyTags(new PolicyArn(arn), marker, Optional.of(new MaxItems(1)));
    }
}
