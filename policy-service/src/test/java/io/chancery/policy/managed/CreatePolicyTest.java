package io.chancery.policy.managed;

import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.FACTS;
import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyCreated;
import io.chancery.policy.Given;
import io.chancery.policy.managed.CreatePolicy.Read;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreatePolicyTest {

    private static final Read FREE = new Read(Stream.unborn(""), 0);

    @Test
    void a_free_name_makes_a_policy() {
        Decision<CreatePolicy.Reply> decision = decide(command("Reader", Given.DOCUMENT, tag("team", "a")), FREE);
        assertEquals(
                new PolicyCreated(
                        Given.DRAWN_ID,
                        Given.ACCOUNT,
                        "Reader",
                        "/division/",
                        Optional.of("reads"),
                        Given.DOCUMENT,
                        List.of(new Tag("team", "a")),
                        Given.NOW),
                decision.changes().getFirst().event());
        assertEquals(
                "arn:aws:iam::111122223333:policy/division/Reader",
                decision.changes().getFirst().subject());
    }

    @Test
    void the_reply_shows_the_policy() {
        Policy shown = decide(command("Reader", Given.DOCUMENT, tag("team", "a")), FREE)
                .reply()
                .policy();
        assertEquals(
                new Policy(
                        "Reader",
                        Given.DRAWN_ID.value(),
                        "arn:aws:iam::111122223333:policy/division/Reader",
                        "/division/",
                        "v1",
                        0,
                        0,
                        true,
                        Optional.empty(),
                        Given.NOW,
                        Given.NOW,
                        List.of(new Tag("team", "a"))),
                shown);
    }

    @Test
    void it_needs_permission_on_the_arn_to_be_with_the_tags_asked_for() {
        String arn = "arn:aws:iam::111122223333:policy/division/Reader";
        Map<String, List<String>> keys = Map.of("aws:RequestTag/team", List.of("a"), "aws:TagKeys", List.of("team"));
        assertEquals(
                List.of(new Permission("iam:CreatePolicy", arn, keys), new Permission("iam:TagPolicy", arn, keys)),
                command("Reader", Given.DOCUMENT, tag("team", "a")).permissions(CALL, Nothing.NOTHING, FREE));
    }

    @Test
    void a_taken_name_is_refused() {
        var taken = new Read(Given.policy(Given.created("/", "reader")), 1);
        assertRefused(
                Refusal.ENTITY_ALREADY_EXISTS,
                "A policy called Reader already exists. Duplicate names are not allowed.",
                () -> decide(command("Reader", Given.DOCUMENT), taken));
    }

    @Test
    void a_document_that_is_no_policy_is_refused() {
        assertRefused(
                Refusal.MALFORMED_POLICY_DOCUMENT,
                "Syntax errors in policy. The document is not JSON (line 1, column 1)",
                () -> decide(command("Reader", "not json"), FREE));
    }

    @Test
    void a_document_of_6144_characters_is_the_largest() {
        assertEquals(
                1, decide(command("Reader", documentOf(6_144)), FREE).changes().size());
    }

    @Test
    void a_document_of_6145_characters_is_refused() {
        assertRefused(
                Refusal.LIMIT_EXCEEDED,
                "Cannot exceed quota for PolicySize: 6144",
                () -> decide(command("Reader", documentOf(6_145)), FREE));
    }

    @Test
    void white_space_does_not_count() {
        String spacious = documentOf(6_144).replace("{", "{ \n");
        assertEquals(1, decide(command("Reader", spacious), FREE).changes().size());
    }

    @Test
    void one_policy_too_many_is_refused() {
        assertRefused(
                Refusal.LIMIT_EXCEEDED,
                "Cannot exceed quota for PoliciesPerAccount: 1500",
                () -> decide(command("Reader", Given.DOCUMENT), new Read(Stream.unborn(""), 1_500)));
    }

    @Test
    void without_tags_it_needs_no_permission_to_tag() {
        assertEquals(
                List.of("iam:CreatePolicy"),
                command("Reader", Given.DOCUMENT).permissions(CALL, Nothing.NOTHING, FREE).stream()
                        .map(Permission::action)
                        .toList());
    }

    @Test
    void tags_that_break_a_rule_are_refused_before_anything_else() {
        assertRefused(
                Refusal.INVALID_INPUT,
                "Duplicate tag keys found.",
                () -> prepare(command("Reader", Given.DOCUMENT, tag("team", "a"), tag("team", "b"))));
    }

    @Test
    void tag_keys_that_differ_in_case_are_two() {
        CreatePolicy both = command("Reader", Given.DOCUMENT, tag("team", "a"), tag("TEAM", "b"));
        prepare(both);
        assertEquals(
                List.of(new Tag("team", "a"), new Tag("TEAM", "b")),
                decide(both, FREE).reply().policy().tags());
    }

    @Test
    void values_hold_to_their_patterns() {
        assertThrows(IllegalArgumentException.class, () -> new PolicyName("no spaces"));
        assertThrows(IllegalArgumentException.class, () -> new PolicyName("a".repeat(129)));
        assertThrows(IllegalArgumentException.class, () -> new PolicyPath("division/"));
        assertThrows(IllegalArgumentException.class, () -> new PolicyPath("/a".repeat(100_000) + "/"));
        assertThrows(IllegalArgumentException.class, () -> new PolicyDescription("a".repeat(1_001)));
        assertThrows(IllegalArgumentException.class, () -> new PolicyText(""));
        assertThrows(IllegalArgumentException.class, () -> new PolicyText("{\u2028}"));
        assertThrows(IllegalArgumentException.class, () -> new PolicyVersionId("1"));
        assertThrows(IllegalArgumentException.class, () -> new MaxItems(1_001));
    }

    private static Decision<CreatePolicy.Reply> decide(CreatePolicy command, Read found) {
        return command.decide(CALL, Nothing.NOTHING, found, FACTS);
    }

    private static void prepare(CreatePolicy command) {
        command.prepare(CALL, Given.COLLABORATORS).await().indefinitely();
    }

    private static CreatePolicy command(String name, String document, NewTag... tags) {
        return new CreatePolicy(
                new PolicyName(name),
                new PolicyText(document),
                Optional.of(new PolicyPath("/division/")),
                Optional.of(new PolicyDescription("reads")),
                List.of(tags));
    }

    private static NewTag tag(String key, String value) {
        return NewTag.of(key, value);
    }

    /** A valid document of so many characters without white space. */
    private static String documentOf(int size) {
        String empty =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:\",\"Resource\":\"*\"}]}";
        return empty.replace("s3:", "s3:" + "a".repeat(size - empty.length()));
    }
}
