package io.chancery.policy.standin;

import static io.chancery.policy.standin.Suite.root;
import static io.chancery.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.UniqueIds;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.GroupEvent.GroupCreated;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.policy.Given;
import io.chancery.policy.standin.Suite.Answer;
import io.chancery.runtime.internal.PrincipalUses;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations through the real HTTP port, on real PostgreSQL and Kafka, with an identity-service that stands in. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class AdministrationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    private final AccountId account = Suite.freshAccount();
    private final String reader = "arn:aws:iam::%s:policy/Reader".formatted(account);

    @BeforeEach
    void ready() {
        eventually(() -> assertEquals(200, Suite.get("/q/health/ready").status()));
    }

    @Test
    void a_policy_is_made_attached_counted_detached_and_deleted() {
        user("alice", Optional.empty());
        Answer made = ok(createReader());
        assertEquals(reader, made.element("Arn"));
        assertTrue(
                made.headers().firstValue("X-Chancery-Revision").orElseThrow().startsWith("policy/"));

        ok(root(account, "AttachUserPolicy", "UserName", "alice", "PolicyArn", reader));
        assertEquals("1", ok(root(account, "GetPolicy", "PolicyArn", reader)).element("AttachmentCount"));
        assertEquals(
                List.of(reader),
                ok(root(account, "ListAttachedUserPolicies", "UserName", "alice"))
                        .elements("PolicyArn"));
        refused(
                409,
                "DeleteConflict",
                "Cannot delete a policy attached to entities.",
                root(account, "DeletePolicy", "PolicyArn", reader));

        ok(root(account, "DetachUserPolicy", "UserName", "alice", "PolicyArn", reader));
        ok(root(account, "DeletePolicy", "PolicyArn", reader));
        refused(
                404,
                "NoSuchEntity",
                "Policy %s was not found.".formatted(reader),
                root(account, "GetPolicy", "PolicyArn", reader));
    }

    @Test
    void a_policy_of_the_catalogue_is_counted_in_each_account_by_itself() {
        user("alice", Optional.empty());
        ok(root(account, "AttachUserPolicy", "UserName", "alice", "PolicyArn", Given.READ_ONLY));
        assertEquals(
                "1",
                ok(root(account, "GetPolicy", "PolicyArn", Given.READ_ONLY)).element("AttachmentCount"));
        assertEquals(
                "0",
                ok(root(Suite.freshAccount(), "GetPolicy", "PolicyArn", Given.READ_ONLY))
                        .element("AttachmentCount"));
        assertEquals(
                List.of("ReadOnlyAccess"),
                ok(root(account, "ListPolicies", "OnlyAttached", "true")).elements("PolicyName"));
    }

    @Test
    void inline_policies_are_put_read_listed_and_deleted() {
        String groupId = id(GroupId.PREFIX);
        Suite.happened(
                account, Group.STREAM, groupId, new GroupCreated(new GroupId(groupId), account, "Devs", "/", NOW));
        String roleId = id(RoleId.PREFIX);
        Suite.happened(account, Role.STREAM, roleId, role(roleId));
        for (String kind : List.of("Group", "Role")) {
            String name = kind.equals("Group") ? "Devs" : "Ops";
            String parameter = kind + "Name";
            ok(root(
                    account,
                    "Put" + kind + "Policy",
                    parameter,
                    name,
                    "PolicyName",
                    "reads",
                    "PolicyDocument",
                    Given.DOCUMENT));
            Answer read = ok(root(account, "Get" + kind + "Policy", parameter, name, "PolicyName", "reads"));
            assertEquals(Given.DOCUMENT, URLDecoder.decode(read.element("PolicyDocument"), StandardCharsets.UTF_8));
            assertEquals(
                    List.of("reads"),
                    ok(root(account, "List" + kind + "Policies", parameter, name))
                            .elements("member"));
            ok(root(account, "Delete" + kind + "Policy", parameter, name, "PolicyName", "reads"));
            refused(
                    404,
                    "NoSuchEntity",
                    "The %s policy with name reads cannot be found.".formatted(kind.toLowerCase(Locale.ROOT)),
                    root(account, "Delete" + kind + "Policy", parameter, name, "PolicyName", "reads"));
        }
    }

    @Test
    void a_policy_that_bounds_somebody_is_kept() {
        var policyId = new PolicyId(ok(createReader()).element("PolicyId"));
        user("alice", Optional.of(new PermissionsBoundary(reader, policyId)));
        assertEquals("1", ok(root(account, "GetPolicy", "PolicyArn", reader)).element("PermissionsBoundaryUsageCount"));
        assertEquals(
                List.of("Reader"),
                ok(root(account, "ListPolicies", "PolicyUsageFilter", "PermissionsBoundary"))
                        .elements("PolicyName"));
        refused(
                409,
                "DeleteConflict",
                "Cannot delete a policy attached to entities.",
                root(account, "DeletePolicy", "PolicyArn", reader));
    }

    @Test
    void what_was_attached_to_a_deleted_user_is_dropped() {
        UserId alice = user("alice", Optional.empty());
        ok(createReader());
        ok(root(account, "AttachUserPolicy", "UserName", "alice", "PolicyArn", reader));
        Suite.happened(account, User.STREAM, alice.value(), new UserDeleted(alice));
        eventually(() -> assertEquals(
                "0", ok(root(account, "GetPolicy", "PolicyArn", reader)).element("AttachmentCount")));
        Answer uses = Suite.ask("identity", "/internal/principals/uses", new PrincipalUses(account, alice.value()));
        assertTrue(uses.text().contains("\"attachedPolicies\":0"), uses.text());
        ok(root(account, "DeletePolicy", "PolicyArn", reader));
    }

    @Test
    void a_closed_account_answers_no_more() {
        ok(createReader());
        Suite.happened(account, Account.STREAM, account.value(), new AccountClosed(account, NOW));
        assertEquals(403, root(account, "GetPolicy", "PolicyArn", reader).status());
    }

    @Test
    void following_the_markers_of_a_list_gives_every_policy_once() {
        ok(createReader());
        var names = new ArrayList<String>();
        Answer page = ok(root(account, "ListPolicies", "MaxItems", "700"));
        names.addAll(page.elements("PolicyName"));
        while (page.element("IsTruncated").equals("true")) {
            page = ok(root(account, "ListPolicies", "MaxItems", "700", "Marker", page.element("Marker")));
            names.addAll(page.elements("PolicyName"));
        }
        assertEquals(1_595, names.size());
        assertEquals(1_595, names.stream().distinct().count());
        assertEquals("Reader", names.getFirst());
    }

    @Test
    void a_document_of_the_catalogue_is_read() {
        Answer read = ok(root(
                account,
                "GetPolicyVersion",
                "PolicyArn",
                "arn:aws:iam::aws:policy/AdministratorAccess",
                "VersionId",
                "v1"));
        assertEquals("true", read.element("IsDefaultVersion"));
        assertTrue(URLDecoder.decode(read.element("Document"), StandardCharsets.UTF_8)
                .contains("\"Action\":\"*\""));
    }

    @Test
    void a_user_needs_permission() {
        UserId alice = user("alice", Optional.empty());
        Answer denied = Suite.user(account, alice, "GetPolicy", "PolicyArn", Given.READ_ONLY);
        assertEquals(403, denied.status());
        assertEquals("AccessDenied", denied.element("Code"));
        assertTrue(
                denied.element("Message")
                        .startsWith(
                                "User: arn:aws:iam::%s:user/alice is not authorized to perform: iam:GetPolicy on resource: %s"
                                        .formatted(account, Given.READ_ONLY)),
                denied.element("Message"));
    }

    @Test
    void a_denial_ends_in_what_identity_service_sealed_for_the_caller_s_account() {
        UserId alice = user("alice", Optional.empty());
        String message = Suite.user(account, alice, "GetPolicy", "PolicyArn", Given.READ_ONLY)
                .element("Message");
        String start = "User: arn:aws:iam::%s:user/alice is not authorized to perform: iam:GetPolicy on resource: %s"
                        .formatted(account, Given.READ_ONLY)
                + " because no identity-based policy allows the iam:GetPolicy action."
                + " Encoded authorization failure message: ";
        assertTrue(message.startsWith(start), message);
        String sealed =
                new String(Base64.getUrlDecoder().decode(message.substring(start.length())), StandardCharsets.UTF_8);
        assertTrue(sealed.startsWith(account + " {\"allowed\":false"), sealed);
        assertTrue(sealed.contains("\"id\":\"" + alice), sealed);
    }

    @Test
    void an_attached_policy_gives_permission_at_once() {
        UserId alice = user("alice", Optional.empty());
        ok(root(
                account,
                "AttachUserPolicy",
                "UserName",
                "alice",
                "PolicyArn",
                "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        ok(Suite.user(account, alice, "GetPolicy", "PolicyArn", Given.READ_ONLY));
    }

    @Test
    void bad_input_is_refused() {
        refused(
                400,
                "MalformedPolicyDocument",
                "Syntax errors in policy. The document is not JSON (line 1, column 1)",
                root(account, "CreatePolicy", "PolicyName", "Reader", "PolicyDocument", "no json"));
        refused(
                400,
                "InvalidInput",
                "ARN arn:aws:iam::aws:user/alice is not valid.",
                root(account, "GetPolicy", "PolicyArn", "arn:aws:iam::aws:user/alice"));
        refused(
                400,
                "ValidationError",
                "1 validation error detected: Value null at 'policyArn' failed to satisfy constraint: Member must not be"
                        + " null",
                root(account, "GetPolicy"));
        refused(
                404,
                "NoSuchEntity",
                "The user with name nobody cannot be found.",
                root(account, "AttachUserPolicy", "UserName", "nobody", "PolicyArn", Given.READ_ONLY));
        refused(
                403,
                "AccessDenied",
                "Policy is outside your own account.",
                root(account, "DeletePolicy", "PolicyArn", Given.READ_ONLY));
    }

    @Test
    void a_name_is_taken_in_any_case() {
        ok(createReader());
        refused(
                409,
                "EntityAlreadyExists",
                "A policy called READER already exists. Duplicate names are not allowed.",
                root(account, "CreatePolicy", "PolicyName", "READER", "PolicyDocument", Given.DOCUMENT));
    }

    private Answer createReader() {
        return root(account, "CreatePolicy", "PolicyName", "Reader", "PolicyDocument", Given.DOCUMENT);
    }

    private UserId user(String name, Optional<PermissionsBoundary> boundary) {
        var id = new UserId(id(UserId.PREFIX));
        Suite.happened(
                account, User.STREAM, id.value(), new UserCreated(id, account, name, "/", List.of(), boundary, NOW));
        return id;
    }

    private RoleCreated role(String id) {
        return new RoleCreated(
                new RoleId(id),
                account,
                "Ops",
                "/",
                new TrustPolicy(TRUST, Map.of()),
                Optional.empty(),
                3_600,
                List.of(),
                Optional.empty(),
                NOW);
    }

    private static String id(String prefix) {
        byte[] random = new byte[UniqueIds.ENTITY_CHARACTERS];
        ThreadLocalRandom.current().nextBytes(random);
        return UniqueIds.format(prefix, UniqueIds.ENTITY_CHARACTERS, random);
    }

    private static Answer ok(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        return answer;
    }

    private static void refused(int status, String code, String message, Answer answer) {
        assertEquals(code, answer.element("Code"), answer.text());
        assertEquals(
                message,
                answer.element("Message")
                        .replace("&apos;", "'")
                        .replace("&#39;", "'")
                        .replace("&quot;", "\""));
        assertEquals(status, answer.status());
    }
}
