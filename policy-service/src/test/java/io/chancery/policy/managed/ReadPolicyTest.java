package io.chancery.policy.managed;

import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyCreated;
import io.chancery.contracts.policy.PolicyVersion;
import io.chancery.policy.Given;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadPolicyTest {

    private static final String OWN = "arn:aws:iam::111122223333:policy/Reader";
    private static final Stream<ManagedPolicy> READER = Given.policy(new PolicyCreated(
            Given.DRAWN_ID,
            Given.ACCOUNT,
            "Reader",
            "/",
            Optional.of("reads"),
            Given.DOCUMENT,
            List.of(new Tag("team", "a")),
            Given.NOW));

    @Test
    void get_policy_shows_the_accounts_own_with_its_uses() {
        Policy shown = getPolicy(OWN, READER, new Usage(3, 2));
        assertEquals(Given.DRAWN_ID.value(), shown.policyId());
        assertEquals(Optional.of("reads"), shown.description());
        assertEquals(List.of(new Tag("team", "a")), shown.tags());
        assertEquals(3, shown.attachmentCount());
        assertEquals(2, shown.permissionsBoundaryUsageCount());
    }

    @Test
    void get_policy_shows_those_of_the_catalogue() {
        Policy shown = getPolicy(Given.READ_ONLY, Stream.unborn(""), new Usage(1, 0));
        assertEquals(Given.READ_ONLY, shown.arn());
        assertEquals("v188", shown.defaultVersionId());
        assertEquals(1, shown.attachmentCount());
    }

    @Test
    void get_policy_needs_permission_on_the_arn_with_the_tags_of_the_policy() {
        var expected = new Permission(
                "iam:GetPolicy",
                OWN,
                Map.of("aws:ResourceTag/team", List.of("a"), "iam:ResourceTag/team", List.of("a")));
        assertEquals(
                List.of(expected),
                new GetPolicy(new PolicyArn(OWN)).permissions(CALL, prepared(OWN, Usage.NONE), READER));
    }

    @Test
    void an_absent_policy_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::111122223333:policy/Reader was not found.",
                () -> getPolicy(OWN, Stream.unborn(""), Usage.NONE));
    }

    @Test
    void a_policy_of_another_account_is_not_found() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::999988887777:policy/Reader was not found.",
                () -> getPolicy("arn:aws:iam::999988887777:policy/Reader", Stream.unborn(""), Usage.NONE));
    }

    @Test
    void get_policy_version_shows_the_document_percent_encoded() {
        GetPolicyVersion.Shown shown = getVersion(OWN, "v1", READER);
        assertEquals(
                "%7B%22Version%22%3A%20%222012-10-17%22%2C%20%22Statement%22%3A%20%5B%7B%22Effect%22%3A%20%22Allow%22"
                        + "%2C%20%22Action%22%3A%20%22s3%3AGetObject%22%2C%20%22Resource%22%3A%20%22%2A%22%7D%5D%7D",
                shown.document());
        assertEquals(Given.NOW, shown.createDate());
    }

    @Test
    void a_version_that_does_not_decide_is_not_the_default() {
        var versions = List.of(
                new PolicyVersion("v1", Given.DOCUMENT, Given.NOW), new PolicyVersion("v2", Given.DOCUMENT, Given.NOW));
        ManagedPolicy policy = READER.state().orElseThrow();
        var two = new ManagedPolicy(
                policy.id(),
                policy.account(),
                policy.name(),
                policy.path(),
                policy.description(),
                versions,
                "v2",
                policy.tags(),
                policy.createdAt(),
                policy.updatedAt());
        assertFalse(
                getVersion(OWN, "v1", new Stream<>("", Optional.of(two), 2, 2)).isDefaultVersion());
    }

    @Test
    void the_catalogue_has_the_default_version() {
        GetPolicyVersion.Shown shown = getVersion(Given.READ_ONLY, "v188", Stream.unborn(""));
        assertEquals("v188", shown.versionId());
        assertEquals(true, shown.isDefaultVersion());
        assertEquals("%7B%22Version%22%3A%222012-10-17%22", shown.document().substring(0, 35));
    }

    @Test
    void an_absent_version_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::111122223333:policy/Reader version v2 does not exist or is not attachable.",
                () -> getVersion(OWN, "v2", READER));
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::aws:policy/ReadOnlyAccess version v1 does not exist or is not attachable.",
                () -> getVersion(Given.READ_ONLY, "v1", Stream.unborn("")));
    }

    @Test
    void a_version_of_an_absent_policy_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::111122223333:policy/Reader was not found.",
                () -> getVersion(OWN, "v1", Stream.unborn("")));
    }

    private static GetPolicy.Prepared prepared(String arn, Usage usage) {
        return new GetPolicy.Prepared(Given.reference(arn), usage, Optional.of(Given.SEEN));
    }

    private static Policy getPolicy(String arn, Stream<ManagedPolicy> found, Usage usage) {
        return new GetPolicy(new PolicyArn(arn))
                .reply(CALL, prepared(arn, usage), found)
                .policy();
    }

    private static GetPolicyVersion.Shown getVersion(String arn, String version, Stream<ManagedPolicy> found) {
        var operation = new GetPolicyVersion(new PolicyArn(arn), new PolicyVersionId(version));
        GetPolicyVersion.Prepared prepared =
                operation.prepare(CALL, Given.COLLABORATORS).await().atMost(Duration.ofSeconds(1));
        return operation.reply(CALL, prepared, found).policyVersion();
    }
}
