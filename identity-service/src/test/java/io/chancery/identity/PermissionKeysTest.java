package io.chancery.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccessKeyId;
import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.StubPolicyService.Told;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.operation.Permission;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which condition keys are sent along when a permission is asked for ("Actions, resources, and condition keys for AWS
 * Identity and Access Management", Service Authorization Reference). What follows from the principal, policy-service adds.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class PermissionKeysTest {

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}]}";
    private static final Set<String> OF_EVERY_REQUEST = Set.of(
            "aws:SourceIp",
            "aws:UserAgent",
            "aws:RequestedRegion",
            "aws:SecureTransport",
            "aws:CurrentTime",
            "aws:EpochTime",
            "aws:ViaAWSService");
    private static final String REQUEST_TAGS = "aws:RequestTag/team=web aws:TagKeys=team";
    private static final String RESOURCE_TAGS = "aws:ResourceTag/team=web iam:ResourceTag/team=web";
    private static final String BOUNDARY = "iam:PermissionsBoundary=" + StubPolicyService.KNOWN_POLICY;

    private Caller root = Caller.operator();
    private Caller alice = Caller.operator();
    private String keyId = "";
    private String role = "";

    @BeforeEach
    void tagged_and_bounded_entities() {
        Suite.tell(Told.ALLOW_ALL);
        root = Caller.root(Suite.openAccount().accountId());
    }

    /** Operations in an order in which they succeed: name, parameters, then each permission with its keys. */
    @Test
    void each_operation_carries_its_keys() {
        String user = iam(
                        "CreateUser",
                        create("UserName", "alice"),
                        "iam:CreateUser %s %s".formatted(REQUEST_TAGS, BOUNDARY),
                        "iam:TagUser " + REQUEST_TAGS)
                .element("UserId");
        role = iam(
                        "CreateRole",
                        create("RoleName", "Ops", "AssumeRolePolicyDocument", TRUST),
                        "iam:CreateRole %s %s".formatted(REQUEST_TAGS, BOUNDARY),
                        "iam:TagRole " + REQUEST_TAGS)
                .element("Arn");
        keyId = iam("CreateAccessKey", named("User", "alice"), "iam:CreateAccessKey " + RESOURCE_TAGS)
                .element("AccessKeyId");
        alice = new Caller(
                Caller.Type.USER, root.account(), user, Optional.of(new AccessKeyId(keyId)), Optional.empty());
        iam("CreateGroup", named("Group", "Staff"), "iam:CreateGroup");
        iam("GetUser", named("User", "alice"), "iam:GetUser " + RESOURCE_TAGS);
        iam("ListUsers", List.of(), "iam:ListUsers");
        iam("AddUserToGroup", List.of("UserName", "alice", "GroupName", "Staff"), "iam:AddUserToGroup");
        iam("ListGroupsForUser", named("User", "alice"), "iam:ListGroupsForUser " + RESOURCE_TAGS);
        iam("RemoveUserFromGroup", List.of("UserName", "alice", "GroupName", "Staff"), "iam:RemoveUserFromGroup");
        iam("GetRole", named("Role", "Ops"), "iam:GetRole " + RESOURCE_TAGS);
        iam("ListRoles", List.of(), "iam:ListRoles");
        iam(
                "UpdateAssumeRolePolicy",
                List.of("RoleName", "Ops", "PolicyDocument", TRUST),
                "iam:UpdateAssumeRolePolicy " + RESOURCE_TAGS);
        iam("ListAccessKeys", named("User", "alice"), "iam:ListAccessKeys " + RESOURCE_TAGS);
        iam("GetAccessKeyLastUsed", List.of("AccessKeyId", keyId), "iam:GetAccessKeyLastUsed " + RESOURCE_TAGS);
        assume();
        iam(
                "UpdateAccessKey",
                List.of("UserName", "alice", "AccessKeyId", keyId, "Status", "Inactive"),
                "iam:UpdateAccessKey " + RESOURCE_TAGS);
        iam(
                "DeleteAccessKey",
                List.of("UserName", "alice", "AccessKeyId", keyId),
                "iam:DeleteAccessKey " + RESOURCE_TAGS);
        iam(
                "UpdateUser",
                List.of("UserName", "alice", "NewUserName", "ann"),
                "iam:UpdateUser " + RESOURCE_TAGS,
                "iam:UpdateUser " + RESOURCE_TAGS);
        iam("DeleteUser", named("User", "ann"), "iam:DeleteUser " + RESOURCE_TAGS);
        iam("DeleteRole", named("Role", "Ops"), "iam:DeleteRole " + RESOURCE_TAGS);
    }

    private void assume() {
        List<String> parameters = List.of(
                "RoleArn",
                role,
                "RoleSessionName",
                "shift-1",
                "ExternalId",
                "ext-7",
                "SourceIdentity",
                "alice",
                "Tags.member.1.Key",
                "team",
                "Tags.member.1.Value",
                "web");
        String keys = "sts:RoleSessionName=shift-1 sts:ExternalId=ext-7 sts:SourceIdentity=alice %s %s"
                .formatted(REQUEST_TAGS, RESOURCE_TAGS);
        Suite.tell(Told.ALLOW_ALL);
        Suite.Answer answer = Suite.sts(alice, "AssumeRole", parameters.toArray(String[]::new));
        assertCarried(answer, "sts:AssumeRole " + keys, "sts:TagSession " + keys, "sts:SetSourceIdentity " + keys);
    }

    private static List<String> named(String kind, String name) {
        return List.of(kind + "Name", name);
    }

    private static List<String> create(String... parameters) {
        var all = new java.util.ArrayList<>(List.of(parameters));
        all.addAll(List.of(
                "PermissionsBoundary",
                StubPolicyService.KNOWN_POLICY,
                "Tags.member.1.Key",
                "team",
                "Tags.member.1.Value",
                "web"));
        return all;
    }

    private Suite.Answer iam(String operation, List<String> parameters, String... expected) {
        Suite.tell(Told.ALLOW_ALL);
        Suite.Answer answer = Suite.iam(root, operation, parameters.toArray(String[]::new));
        assertCarried(answer, expected);
        return answer;
    }

    private static void assertCarried(Suite.Answer answer, String... expected) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<Permission> asked = Suite.asked().authorized().getLast().permissions();
        assertThat(asked).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            List<String> words = List.of(expected[i].split(" "));
            Map<String, List<String>> keys = new TreeMap<>(asked.get(i).context());
            assertThat(asked.get(i).action()).isEqualTo(words.getFirst());
            assertThat(keys).as(expected[i]).containsKeys(OF_EVERY_REQUEST.toArray(String[]::new));
            keys.keySet().removeAll(OF_EVERY_REQUEST);
            assertThat(keys).as(expected[i]).containsExactlyInAnyOrderEntriesOf(keys(words));
        }
    }

    private static Map<String, List<String>> keys(List<String> words) {
        var keys = new TreeMap<String, List<String>>();
        words.stream().skip(1).filter(word -> !word.isBlank()).forEach(word -> {
            String[] parts = word.split("=", 2);
            keys.put(parts[0], List.of(parts[1]));
        });
        return keys;
    }
}
