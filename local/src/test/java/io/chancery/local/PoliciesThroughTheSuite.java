package io.chancery.local;

import static io.chancery.local.SuiteClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.UnexpectedAnswer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** Managed and inline policies, each operation with its main refusals, and what they decide. */
interface PoliciesThroughTheSuite {

    String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    String FIGURES = "arn:aws:s3:::figures/2026.csv";
    String MAY_READ = Documents.allow("s3:GetObject", "arn:aws:s3:::figures/*");

    SuiteClients clients();

    @Test
    default void managed_policies_are_attached_counted_and_deleted_when_unused() {
        IamClient iam = clients().iam(clients().account().keys());
        somebody(iam);
        Policy made = iam.createPolicy(
                        request -> request.policyName("Figures").path("/data/").policyDocument(MAY_READ))
                .policy();
        String arn = made.arn();
        assertRefused(
                409,
                "EntityAlreadyExists",
                () -> iam.createPolicy(request -> request.policyName("FIGURES").policyDocument(MAY_READ)));
        assertRefused(
                400,
                "MalformedPolicyDocument",
                () -> iam.createPolicy(request -> request.policyName("Bad").policyDocument("{\"Statement\":1}")));
        PolicyVersion version = iam.getPolicyVersion(
                        request -> request.policyArn(arn).versionId("v1"))
                .policyVersion();
        assertThat(Documents.decoded(version.document())).isEqualTo(MAY_READ);
        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.getPolicyVersion(request -> request.policyArn(arn).versionId("v2")));

        iam.attachUserPolicy(request -> request.userName("ann").policyArn(arn));
        iam.attachGroupPolicy(request -> request.groupName("Staff").policyArn(arn));
        iam.attachRolePolicy(request -> request.roleName("Clerk").policyArn(arn));
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().attachmentCount())
                .isEqualTo(3);
        assertThat(iam.listPolicies(request -> request.scope(PolicyScopeType.LOCAL))
                        .policies())
                .extracting(Policy::arn)
                .containsExactly(arn);
        assertThat(iam.listAttachedUserPolicies(request -> request.userName("ann"))
                        .attachedPolicies())
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(arn);
        assertThat(iam.listAttachedGroupPolicies(request -> request.groupName("Staff"))
                        .attachedPolicies())
                .hasSize(1);
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName("Clerk"))
                        .attachedPolicies())
                .hasSize(1);
        assertRefused(409, "DeleteConflict", () -> iam.deletePolicy(request -> request.policyArn(arn)));
        assertRefused(409, "DeleteConflict", () -> iam.deleteUser(request -> request.userName("ann")));
        assertRefused(409, "DeleteConflict", () -> iam.deleteGroup(request -> request.groupName("Staff")));
        assertRefused(409, "DeleteConflict", () -> iam.deleteRole(request -> request.roleName("Clerk")));

        iam.detachUserPolicy(request -> request.userName("ann").policyArn(arn));
        iam.detachGroupPolicy(request -> request.groupName("Staff").policyArn(arn));
        iam.detachRolePolicy(request -> request.roleName("Clerk").policyArn(arn));
        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.detachUserPolicy(request -> request.userName("ann").policyArn(arn)));
        iam.deletePolicy(request -> request.policyArn(arn));
        assertRefused(404, "NoSuchEntity", () -> iam.getPolicy(request -> request.policyArn(arn)));
        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.attachUserPolicy(request -> request.userName("ann").policyArn(arn)));
    }

    @Test
    default void inline_policies_belong_to_a_user_a_group_or_a_role() {
        IamClient iam = clients().iam(clients().account().keys());
        somebody(iam);
        iam.putUserPolicy(request -> request.userName("ann").policyName("own").policyDocument(MAY_READ));
        iam.putGroupPolicy(
                request -> request.groupName("Staff").policyName("own").policyDocument(MAY_READ));
        iam.putRolePolicy(request -> request.roleName("Clerk").policyName("own").policyDocument(MAY_READ));
        assertRefused(
                400,
                "MalformedPolicyDocument",
                () -> iam.putUserPolicy(
                        request -> request.userName("ann").policyName("bad").policyDocument("[]")));
        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.putUserPolicy(
                        request -> request.userName("nobody").policyName("own").policyDocument(MAY_READ)));

        assertThat(Documents.decoded(
                        iam.getUserPolicy(request -> request.userName("ann").policyName("own"))
                                .policyDocument()))
                .isEqualTo(MAY_READ);
        assertThat(Documents.decoded(
                        iam.getGroupPolicy(request -> request.groupName("Staff").policyName("own"))
                                .policyDocument()))
                .isEqualTo(MAY_READ);
        assertThat(Documents.decoded(
                        iam.getRolePolicy(request -> request.roleName("Clerk").policyName("own"))
                                .policyDocument()))
                .isEqualTo(MAY_READ);
        assertThat(iam.listUserPolicies(request -> request.userName("ann")).policyNames())
                .containsExactly("own");
        assertThat(iam.listGroupPolicies(request -> request.groupName("Staff")).policyNames())
                .containsExactly("own");
        assertThat(iam.listRolePolicies(request -> request.roleName("Clerk")).policyNames())
                .containsExactly("own");
        assertRefused(409, "DeleteConflict", () -> iam.deleteRole(request -> request.roleName("Clerk")));

        iam.deleteUserPolicy(request -> request.userName("ann").policyName("own"));
        iam.deleteGroupPolicy(request -> request.groupName("Staff").policyName("own"));
        iam.deleteRolePolicy(request -> request.roleName("Clerk").policyName("own"));
        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.getUserPolicy(request -> request.userName("ann").policyName("own")));
    }

    @Test
    default void decisions_follow_groups_policies_denials_and_boundaries() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        String ann = somebody(iam);
        assertThat(clients().decide(ann, "s3:GetObject", FIGURES).result()).isEqualTo("ImplicitlyDenied");
        iam.attachGroupPolicy(request -> request.groupName("Staff").policyArn(READ_ONLY));
        assertThat(clients().decide(ann, "s3:GetObject", FIGURES).result()).isEqualTo("Allowed");
        assertThat(clients().decide(ann, "s3:PutObject", FIGURES).result()).isEqualTo("ImplicitlyDenied");
        iam.putUserPolicy(request -> request.userName("ann")
                .policyName("no")
                .policyDocument(Documents.deny("s3:*", "arn:aws:s3:::figures/*")));
        assertThat(clients().decide(ann, "s3:GetObject", FIGURES).result()).isEqualTo("ExplicitlyDenied");
        assertThat(clients().decide(ann + "x", "s3:GetObject", FIGURES).allowed())
                .isFalse();

        assertRefused(403, "AccessDenied", () -> iam.deletePolicy(request -> request.policyArn(READ_ONLY)));
        String boundary = iam.createPolicy(
                        request -> request.policyName("Bound").policyDocument(MAY_READ))
                .policy()
                .arn();
        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.createUser(request -> request.userName("ben").permissionsBoundary(boundary + "x")));
        String ben = iam.createUser(request -> request.userName("ben").permissionsBoundary(boundary))
                .user()
                .arn();
        iam.putUserPolicy(
                request -> request.userName("ben").policyName("all").policyDocument(Documents.allow("s3:*", "*")));
        assertThat(clients().decide(ben, "s3:GetObject", FIGURES).result()).isEqualTo("Allowed");
        assertThat(clients().decide(ben, "s3:PutObject", FIGURES).result()).isEqualTo("ImplicitlyDenied");
        assertRefused(409, "DeleteConflict", () -> iam.deletePolicy(request -> request.policyArn(boundary)));
    }

    @Test
    default void who_has_no_permission_gets_no_answer() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        String ann = somebody(iam);
        Keys keys =
                Keys.of(iam.createAccessKey(request -> request.userName("ann")).accessKey());
        IamClient hers = clients().iam(keys);
        assertRefused(403, "AccessDenied", () -> hers.createUser(request -> request.userName("eve")));
        assertRefused(403, "AccessDenied", () -> hers.getUser(request -> request.userName("nobody")));
        assertRefused(403, "AccessDenied", hers::generateCredentialReport);
        assertRefused(
                403,
                "AccessDenied",
                () -> hers.attachUserPolicy(request -> request.userName("ann").policyArn(READ_ONLY)));
        assertThatThrownBy(() -> clients().decideAs(keys, ann, "s3:GetObject", FIGURES))
                .isInstanceOf(UnexpectedAnswer.class)
                .hasMessageContaining("403")
                .hasMessageContaining("chancery:Evaluate");

        iam.putUserPolicy(request ->
                request.userName("ann").policyName("ask").policyDocument(Documents.allow("chancery:Evaluate", ann)));
        assertThat(clients().decideAs(keys, ann, "s3:GetObject", FIGURES).allowed())
                .isFalse();
    }

    /** The user ann in the group Staff, and the role Clerk; the user's ARN. */
    private static String somebody(IamClient iam) {
        String ann = iam.createUser(request -> request.userName("ann")).user().arn();
        iam.createGroup(request -> request.groupName("Staff"));
        iam.addUserToGroup(request -> request.groupName("Staff").userName("ann"));
        iam.createRole(request ->
                request.roleName("Clerk").assumeRolePolicyDocument(Documents.trust("Service", "lambda.amazonaws.com")));
        return ann;
    }
}
