package io.chancery.local;

import static io.chancery.local.SuiteClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.servers.Wait;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeletionTaskStatusType;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** What changes of users and roles that are there: tags, boundaries, descriptions; and the roles of services. */
interface ChangedEntitiesThroughTheSuite {

    SuiteClients clients();

    @Test
    default void a_boundary_counts_from_when_it_is_put_until_it_is_deleted() {
        IamClient iam = clients().iam(clients().account().keys());
        String gina = iam.createUser(request -> request.userName("gina")).user().arn();
        iam.putUserPolicy(
                request -> request.userName("gina").policyName("own").policyDocument(Documents.allow("s3:*", "*")));
        String boundary = iam.createPolicy(
                        request -> request.policyName("Edge").policyDocument(Documents.allow("sqs:*", "*")))
                .policy()
                .arn();
        assertThat(clients()
                        .decide(gina, "s3:GetObject", PoliciesThroughTheSuite.FIGURES)
                        .allowed())
                .isTrue();
        iam.putUserPermissionsBoundary(request -> request.userName("gina").permissionsBoundary(boundary));
        assertThat(clients()
                        .decide(gina, "s3:GetObject", PoliciesThroughTheSuite.FIGURES)
                        .allowed())
                .isFalse();
        assertRefused(409, "DeleteConflict", () -> iam.deletePolicy(request -> request.policyArn(boundary)));
        iam.deleteUserPermissionsBoundary(request -> request.userName("gina"));
        assertThat(clients()
                        .decide(gina, "s3:GetObject", PoliciesThroughTheSuite.FIGURES)
                        .allowed())
                .isTrue();

        iam.createRole(request ->
                request.roleName("Bounded").assumeRolePolicyDocument(Documents.trust("Service", "ec2.amazonaws.com")));
        iam.putRolePermissionsBoundary(request -> request.roleName("Bounded").permissionsBoundary(boundary));
        assertThat(iam.getRole(request -> request.roleName("Bounded"))
                        .role()
                        .permissionsBoundary()
                        .permissionsBoundaryArn())
                .isEqualTo(boundary);
        iam.deleteRolePermissionsBoundary(request -> request.roleName("Bounded"));
        iam.deletePolicy(request -> request.policyArn(boundary));
    }

    @Test
    default void tags_decide_as_they_are_now() {
        IamClient iam = clients().iam(clients().account().keys());
        String hugo = iam.createUser(request -> request.userName("hugo")).user().arn();
        iam.putUserPolicy(request -> request.userName("hugo").policyName("own").policyDocument("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*",
                 "Condition": {"StringEquals": {"aws:PrincipalTag/Team": "ink"}}}}"""));
        assertThat(clients()
                        .decide(hugo, "s3:GetObject", PoliciesThroughTheSuite.FIGURES)
                        .allowed())
                .isFalse();
        iam.tagUser(request -> request.userName("hugo").tags(tag("team", "ink")));
        assertThat(clients()
                        .decide(hugo, "s3:GetObject", PoliciesThroughTheSuite.FIGURES)
                        .allowed())
                .isTrue();
        assertThat(iam.listUserTags(request -> request.userName("hugo")).tags()).containsExactly(tag("team", "ink"));
        iam.untagUser(request -> request.userName("hugo").tagKeys("Team"));
        assertThat(clients()
                        .decide(hugo, "s3:GetObject", PoliciesThroughTheSuite.FIGURES)
                        .allowed())
                .isFalse();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    default void a_policy_is_tagged_and_who_may_delete_it_depends_on_that() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        String read = Documents.allow("s3:GetObject", "*");
        String arn = iam.createPolicy(request ->
                        request.policyName("Read").policyDocument(read).tags(tag("Team", "data")))
                .policy()
                .arn();
        iam.createUser(request -> request.userName("tim"));
        iam.putUserPolicy(request -> request.userName("tim").policyName("own").policyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:DeletePolicy", "Resource": "*",
                  "Condition": {"StringEquals": {"aws:ResourceTag/Stage": "test"}}}]}"""));
        IamClient tim = clients()
                .iam(Keys.of(
                        iam.createAccessKey(request -> request.userName("tim")).accessKey()));
        assertRefused(403, "AccessDenied", () -> tim.deletePolicy(request -> request.policyArn(arn)));

        iam.tagPolicy(request -> request.policyArn(arn).tags(tag("Stage", "test")));
        assertThat(iam.listPolicyTags(request -> request.policyArn(arn)).tags())
                .containsExactlyInAnyOrder(tag("Team", "data"), tag("Stage", "test"));
        iam.untagPolicy(request -> request.policyArn(arn).tagKeys("Team"));
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().tags())
                .containsExactly(tag("Stage", "test"));
        tim.deletePolicy(request -> request.policyArn(arn));

        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.tagPolicy(request -> request.policyArn(arn).tags(tag("Stage", "test"))));
        assertRefused(
                403,
                "AccessDenied",
                () -> iam.tagPolicy(request ->
                        request.policyArn(PoliciesThroughTheSuite.READ_ONLY).tags(tag("Stage", "test"))));
    }

    @Test
    default void a_role_is_tagged_described_and_its_transitive_tags_go_on() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        String ida = iam.createUser(request -> request.userName("ida")).user().arn();
        Keys keys =
                Keys.of(iam.createAccessKey(request -> request.userName("ida")).accessKey());
        String first = taggingRole(iam, "First", ida);
        String second = taggingRole(iam, "Second", "arn:aws:iam::%s:role/First".formatted(account.id()));
        iam.tagRole(request -> request.roleName("First").tags(tag("Stage", "test")));
        assertThat(iam.listRoleTags(request -> request.roleName("First")).tags())
                .containsExactly(tag("Stage", "test"));
        iam.untagRole(request -> request.roleName("First").tagKeys("stage"));
        assertThat(iam.listRoleTags(request -> request.roleName("First")).tags())
                .isEmpty();
        iam.updateRole(request -> request.roleName("First").description("one").maxSessionDuration(7_200));
        assertThat(iam.updateRoleDescription(
                                request -> request.roleName("First").description("the first"))
                        .role()
                        .maxSessionDuration())
                .isEqualTo(7_200);

        for (String role : new String[] {"First", "Second"}) {
            iam.putRolePolicy(
                    request -> request.roleName(role).policyName("own").policyDocument("""
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"], "Resource": "*"},
                      {"Effect": "Allow", "Action": "iam:ListUsers", "Resource": "*",
                       "Condition": {"StringEquals": {"aws:PrincipalTag/Project": "rolls"}}}]}"""));
        }
        Keys one = Keys.of(clients()
                .sts(keys)
                .assumeRole(request -> request.roleArn(first)
                        .roleSessionName("one")
                        .tags(software.amazon.awssdk.services.sts.model.Tag.builder()
                                .key("Project")
                                .value("rolls")
                                .build())
                        .transitiveTagKeys("Project"))
                .credentials());
        Keys two = Keys.of(clients()
                .sts(one)
                .assumeRole(request -> request.roleArn(second).roleSessionName("two"))
                .credentials());
        assertThat(clients().iam(two).listUsers().users()).isNotEmpty();
        Keys untagged = Keys.of(clients()
                .sts(keys)
                .assumeRole(request -> request.roleArn(first).roleSessionName("untagged"))
                .credentials());
        assertRefused(403, "AccessDenied", () -> clients().iam(untagged).listUsers());
    }

    private static String taggingRole(IamClient iam, String name, String trusted) {
        return iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "%s"},
                         "Action": ["sts:AssumeRole", "sts:TagSession"]}}""".formatted(trusted)))
                .role()
                .arn();
    }

    @Test
    default void a_service_has_a_role_that_only_it_can_change() {
        IamClient iam = clients().iam(clients().account().keys());
        Role role = iam.createServiceLinkedRole(
                        request -> request.awsServiceName("ledger.example.com").customSuffix("eu"))
                .role();
        assertThat(role.roleName()).isEqualTo("AWSServiceRoleForLedgerExampleCom_eu");
        assertThat(role.path()).isEqualTo("/aws-service-role/ledger.example.com/");
        assertRefused(400, "UnmodifiableEntity", () -> iam.deleteRole(request -> request.roleName(role.roleName())));
        assertRefused(
                400,
                "UnmodifiableEntity",
                () -> iam.attachRolePolicy(
                        request -> request.roleName(role.roleName()).policyArn(PoliciesThroughTheSuite.READ_ONLY)));
        assertRefused(
                400,
                "UnmodifiableEntity",
                () -> iam.putRolePolicy(request -> request.roleName(role.roleName())
                        .policyName("own")
                        .policyDocument(PoliciesThroughTheSuite.MAY_READ)));
        String task = iam.deleteServiceLinkedRole(request -> request.roleName(role.roleName()))
                .deletionTaskId();
        assertThat(iam.getServiceLinkedRoleDeletionStatus(request -> request.deletionTaskId(task))
                        .status())
                .isEqualTo(DeletionTaskStatusType.SUCCEEDED);
        assertRefused(404, "NoSuchEntity", () -> iam.getRole(request -> request.roleName(role.roleName())));
    }

    @Test
    default void the_role_of_a_service_of_aws_has_its_policy_until_it_is_deleted() {
        IamClient iam = clients().iam(clients().account().keys());
        String policy = "arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy";
        Role role = iam.createServiceLinkedRole(request -> request.awsServiceName("autoscaling.amazonaws.com"))
                .role();
        assertThat(Wait.until(
                        IdentityThroughTheSuite.PATIENCE,
                        () -> attached(iam, role).equals(List.of(policy))))
                .isTrue();
        assertThat(Wait.until(
                        IdentityThroughTheSuite.PATIENCE,
                        () -> clients()
                                .decide(role.arn(), "ec2:DescribeInstances", "*")
                                .allowed()))
                .isTrue();
        assertThat(clients().decide(role.arn(), "ec2:CreateVpc", "*").allowed()).isFalse();
        assertRefused(
                400,
                "UnmodifiableEntity",
                () -> iam.detachRolePolicy(
                        request -> request.roleName(role.roleName()).policyArn(policy)));
        iam.deleteServiceLinkedRole(request -> request.roleName(role.roleName()));
        assertThat(Wait.until(
                        IdentityThroughTheSuite.PATIENCE,
                        () -> iam.getPolicy(request -> request.policyArn(policy))
                                        .policy()
                                        .attachmentCount()
                                == 0))
                .isTrue();
    }

    private static List<String> attached(IamClient iam, Role role) {
        return iam.listAttachedRolePolicies(request -> request.roleName(role.roleName())).attachedPolicies().stream()
                .map(AttachedPolicy::policyArn)
                .toList();
    }
}
