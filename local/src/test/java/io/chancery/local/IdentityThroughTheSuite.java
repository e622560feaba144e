package io.chancery.local;

import static io.chancery.local.SuiteClients.assertForbidden;
import static io.chancery.local.SuiteClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.servers.Wait;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** Users, groups, roles, access keys and sessions, each operation with its main refusals. */
interface IdentityThroughTheSuite {

    Duration PATIENCE = Duration.ofSeconds(120);

    SuiteClients clients();

    @Test
    default void users_are_made_found_listed_renamed_and_deleted() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        User made = iam.createUser(request -> request.userName("Alice")
                        .path("/team/")
                        .tags(Tag.builder().key("cost").value("42").build()))
                .user();
        assertThat(made.arn()).isEqualTo("arn:aws:iam::%s:user/team/Alice".formatted(account.id()));
        assertThat(iam.getUser(request -> request.userName("alice")).user().userId())
                .isEqualTo(made.userId());
        assertThat(iam.getUser().user().userName()).isEqualTo("admin");
        assertRefused(409, "EntityAlreadyExists", () -> iam.createUser(request -> request.userName("ALICE")));
        assertRefused(400, "ValidationError", () -> iam.createUser(request -> request.userName("no spaces")));

        ListUsersResponse first = iam.listUsers(request -> request.maxItems(1));
        assertThat(first.isTruncated()).isTrue();
        ListUsersResponse second = iam.listUsers(request -> request.marker(first.marker()));
        assertThat(first.users()).hasSize(1);
        assertThat(Stream.of(first, second).flatMap(page -> page.users().stream()))
                .extracting(User::userName)
                .containsExactlyInAnyOrder("admin", "Alice");
        assertThat(iam.listUsers(request -> request.pathPrefix("/team/")).users())
                .hasSize(1);
        assertRefused(400, "ValidationError", () -> iam.listUsers(request -> request.marker(first.marker() + "x")));
        assertRefused(400, "ValidationError", () -> iam.listGroups(request -> request.marker(first.marker())));

        iam.updateUser(
                request -> request.userName("Alice").newUserName("Alicia").newPath("/"));
        assertThat(iam.getUser(request -> request.userName("Alicia")).user().userId())
                .isEqualTo(made.userId());
        assertRefused(404, "NoSuchEntity", () -> iam.getUser(request -> request.userName("Alice")));
        iam.deleteUser(request -> request.userName("Alicia"));
        assertRefused(404, "NoSuchEntity", () -> iam.deleteUser(request -> request.userName("Alicia")));
    }

    @Test
    default void groups_have_members_and_are_deleted_empty() {
        IamClient iam = clients().iam(clients().account().keys());
        Group made = iam.createGroup(request -> request.groupName("Devs")).group();
        iam.createUser(request -> request.userName("bob"));
        iam.addUserToGroup(request -> request.groupName("Devs").userName("bob"));
        assertRefused(409, "EntityAlreadyExists", () -> iam.createGroup(request -> request.groupName("devs")));
        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.addUserToGroup(request -> request.groupName("Devs").userName("nobody")));

        assertThat(iam.getGroup(request -> request.groupName("Devs")).users())
                .extracting(User::userName)
                .containsExactly("bob");
        assertThat(iam.listGroupsForUser(request -> request.userName("bob")).groups())
                .extracting(Group::groupName)
                .containsExactly("Devs");
        assertThat(iam.listGroups().groups()).extracting(Group::groupName).containsExactly("Administrators", "Devs");
        iam.updateGroup(request -> request.groupName("Devs").newGroupName("Developers"));
        assertThat(iam.getGroup(request -> request.groupName("Developers"))
                        .group()
                        .groupId())
                .isEqualTo(made.groupId());

        assertRefused(409, "DeleteConflict", () -> iam.deleteGroup(request -> request.groupName("Developers")));
        assertRefused(409, "DeleteConflict", () -> iam.deleteUser(request -> request.userName("bob")));
        iam.removeUserFromGroup(request -> request.groupName("Developers").userName("bob"));
        iam.deleteGroup(request -> request.groupName("Developers"));
        assertRefused(404, "NoSuchEntity", () -> iam.getGroup(request -> request.groupName("Developers")));
    }

    @Test
    default void roles_trust_whom_their_document_names() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        String root = "arn:aws:iam::%s:root".formatted(account.id());
        String nobody = "arn:aws:iam::%s:user/nobody".formatted(account.id());
        Role made = iam.createRole(
                        request -> request.roleName("Deployer").assumeRolePolicyDocument(Documents.trust("AWS", root)))
                .role();
        assertRefused(
                409,
                "EntityAlreadyExists",
                () -> iam.createRole(request ->
                        request.roleName("deployer").assumeRolePolicyDocument(Documents.trust("AWS", root))));
        for (String malformed : List.of("{", Documents.trust("AWS", nobody), Documents.allow("s3:*", "*"))) {
            assertRefused(
                    400,
                    "MalformedPolicyDocument",
                    () -> iam.createRole(request -> request.roleName("Other").assumeRolePolicyDocument(malformed)));
        }

        String lambda = Documents.trust("Service", "lambda.amazonaws.com");
        iam.updateAssumeRolePolicy(request -> request.roleName("Deployer").policyDocument(lambda));
        Role changed = iam.getRole(request -> request.roleName("Deployer")).role();
        assertThat(changed.roleId()).isEqualTo(made.roleId());
        assertThat(Documents.decoded(changed.assumeRolePolicyDocument())).isEqualTo(lambda);
        assertThat(iam.listRoles().roles()).extracting(Role::roleName).containsExactly("Deployer");
        iam.deleteRole(request -> request.roleName("Deployer"));
        assertRefused(404, "NoSuchEntity", () -> iam.getRole(request -> request.roleName("Deployer")));
    }

    @Test
    default void access_keys_work_at_once_and_stop_at_once() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        String carol =
                iam.createUser(request -> request.userName("carol")).user().arn();
        AccessKey key =
                iam.createAccessKey(request -> request.userName("carol")).accessKey();
        assertThat(clients().callerOf(Keys.of(key))).isEqualTo(carol);
        iam.createAccessKey(request -> request.userName("carol"));
        assertRefused(409, "LimitExceeded", () -> iam.createAccessKey(request -> request.userName("carol")));
        assertThat(iam.listAccessKeys(request -> request.userName("carol")).accessKeyMetadata())
                .hasSize(2);

        assertThat(Wait.until(PATIENCE, () -> lastUsed(iam, key).serviceName().equals("sts")))
                .as("the last use is told")
                .isTrue();
        assertThat(lastUsed(iam, key).region()).isEqualTo("eu-central-1");

        setStatus(iam, key, StatusType.INACTIVE);
        assertForbidden(() -> clients().callerOf(Keys.of(key)));
        setStatus(iam, key, StatusType.ACTIVE);
        assertThat(clients().callerOf(Keys.of(key))).isEqualTo(carol);
        assertRefused(409, "DeleteConflict", () -> iam.deleteUser(request -> request.userName("carol")));
        iam.deleteAccessKey(request -> request.userName("carol").accessKeyId(key.accessKeyId()));
        assertForbidden(() -> clients().callerOf(Keys.of(key)));
        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.deleteAccessKey(request -> request.userName("carol").accessKeyId(key.accessKeyId())));
    }

    private static AccessKeyLastUsed lastUsed(IamClient iam, AccessKey key) {
        return iam.getAccessKeyLastUsed(request -> request.accessKeyId(key.accessKeyId()))
                .accessKeyLastUsed();
    }

    private static void setStatus(IamClient iam, AccessKey key, StatusType status) {
        iam.updateAccessKey(request ->
                request.userName("carol").accessKeyId(key.accessKeyId()).status(status));
    }

    @Test
    default void a_session_has_what_role_and_session_policy_both_allow() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        String dave = iam.createUser(request -> request.userName("dave")).user().arn();
        Keys daves = keysOf(iam, "dave");
        iam.createUser(request -> request.userName("eve"));
        String role = iam.createRole(
                        request -> request.roleName("Reader").assumeRolePolicyDocument(Documents.trust("AWS", dave)))
                .role()
                .arn();
        iam.putRolePolicy(
                request -> request.roleName("Reader").policyName("work").policyDocument(Documents.allow("iam:*", "*")));

        AssumeRoleResponse whole = assume(daves, role, "whole", "");
        Keys session = Keys.of(whole.credentials());
        assertThat(clients().callerOf(session))
                .isEqualTo(whole.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::%s:assumed-role/Reader/whole".formatted(account.id()));
        clients().iam(session).createGroup(request -> request.groupName("MadeInSession"));
        Keys less = Keys.of(assume(daves, role, "less", Documents.allow("iam:ListUsers", "*"))
                .credentials());
        assertThat(clients().iam(less).listUsers().users()).hasSize(3);
        assertRefused(403, "AccessDenied", () -> clients().iam(less).listGroups());

        assertRefused(403, "AccessDenied", () -> assume(keysOf(iam, "eve"), role, "eve", ""));
        assertRefused(403, "AccessDenied", () -> assume(daves, role + "x", "none", ""));
        assertRefused(400, "ValidationError", () -> assume(daves, role, "no spaces", ""));
        assertRefused(400, "MalformedPolicyDocument", () -> assume(daves, role, "malformed", "{}"));
        Keys tokenless = Keys.of(session.accessKeyId(), session.secretAccessKey());
        assertRefused(403, "InvalidClientTokenId", () -> clients().callerOf(tokenless));
        Keys mixed = new Keys(session.accessKeyId(), session.secretAccessKey(), less.sessionToken());
        assertRefused(403, "InvalidClientTokenId", () -> clients().callerOf(mixed));
    }

    private static Keys keysOf(IamClient iam, String user) {
        return Keys.of(iam.createAccessKey(request -> request.userName(user)).accessKey());
    }

    /** @param policy a session policy, or empty */
    private AssumeRoleResponse assume(Keys by, String role, String name, String policy) {
        return clients().sts(by).assumeRole(request -> {
            request.roleArn(role).roleSessionName(name).durationSeconds(900);
            if (!policy.isEmpty()) {
                request.policy(policy);
            }
        });
    }
}
