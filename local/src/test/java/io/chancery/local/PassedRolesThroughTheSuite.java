package io.chancery.local;

import static io.chancery.local.SuiteClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** Roles that are handed to virtual machines, and who may hand them over. */
interface PassedRolesThroughTheSuite {

    SuiteClients clients();

    @Test
    default void a_role_is_put_into_an_instance_profile_by_who_may_pass_it() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        String role = machineRole(iam);
        InstanceProfile made = iam.createInstanceProfile(
                        request -> request.instanceProfileName("Workers").path("/fleet/"))
                .instanceProfile();
        assertThat(made.arn()).isEqualTo("arn:aws:iam::%s:instance-profile/fleet/Workers".formatted(account.id()));
        String frank =
                iam.createUser(request -> request.userName("frank")).user().arn();
        Keys keys = Keys.of(
                iam.createAccessKey(request -> request.userName("frank")).accessKey());
        mayDo(iam, Documents.allow("iam:AddRoleToInstanceProfile", "*"));

        assertThatThrownBy(() -> add(clients().iam(keys))).isInstanceOfSatisfying(IamException.class, denied -> {
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(denied.awsErrorDetails().errorMessage())
                    .startsWith(
                            "User: %s is not authorized to perform: iam:PassRole on resource: %s because no identity-based policy allows the iam:PassRole action"
                                    .formatted(frank, role));
        });
        mayDo(iam, mayPassTo("lambda.amazonaws.com"));
        assertRefused(403, "AccessDenied", () -> add(clients().iam(keys)));
        mayDo(iam, mayPassTo("ec2.amazonaws.com"));
        add(clients().iam(keys));

        assertThat(iam.getInstanceProfile(request -> request.instanceProfileName("Workers"))
                        .instanceProfile()
                        .roles())
                .extracting(Role::arn)
                .containsExactly(role);
    }

    private static String machineRole(IamClient iam) {
        return iam.createRole(request -> request.roleName("Worker")
                        .assumeRolePolicyDocument(Documents.trust("Service", "ec2.amazonaws.com")))
                .role()
                .arn();
    }

    private static void add(IamClient iam) {
        iam.addRoleToInstanceProfile(
                request -> request.instanceProfileName("Workers").roleName("Worker"));
    }

    private static void mayDo(IamClient iam, String document) {
        iam.putUserPolicy(request -> request.userName("frank").policyName("own").policyDocument(document));
    }

    private static String mayPassTo(String service) {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "iam:AddRoleToInstanceProfile", "Resource": "*"},
                  {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/Worker",
                   "Condition": {"StringEquals": {"iam:PassedToService": "%s"}}}]}""".formatted(service);
    }

    @Test
    default void instance_profiles_are_made_tagged_listed_and_deleted() {
        IamClient iam = clients().iam(clients().account().keys());
        machineRole(iam);
        iam.createInstanceProfile(request -> request.instanceProfileName("Workers"));
        assertRefused(
                409,
                "EntityAlreadyExists",
                () -> iam.createInstanceProfile(request -> request.instanceProfileName("workers")));
        add(iam);
        assertRefused(409, "LimitExceeded", () -> add(iam));
        assertRefused(409, "DeleteConflict", () -> iam.deleteRole(request -> request.roleName("Worker")));
        assertRefused(
                409,
                "DeleteConflict",
                () -> iam.deleteInstanceProfile(request -> request.instanceProfileName("Workers")));
        assertThat(iam.listInstanceProfiles().instanceProfiles())
                .extracting(InstanceProfile::instanceProfileName)
                .containsExactly("Workers");
        assertThat(iam.listInstanceProfilesForRole(request -> request.roleName("Worker"))
                        .instanceProfiles())
                .hasSize(1);

        Tag stage = Tag.builder().key("Stage").value("test").build();
        iam.tagInstanceProfile(request -> request.instanceProfileName("Workers").tags(stage));
        assertThat(iam.listInstanceProfileTags(request -> request.instanceProfileName("Workers"))
                        .tags())
                .containsExactly(stage);
        iam.untagInstanceProfile(
                request -> request.instanceProfileName("Workers").tagKeys("Stage"));
        assertThat(iam.listInstanceProfileTags(request -> request.instanceProfileName("Workers"))
                        .tags())
                .isEmpty();

        iam.removeRoleFromInstanceProfile(
                request -> request.instanceProfileName("Workers").roleName("Worker"));
        iam.deleteRole(request -> request.roleName("Worker"));
        iam.deleteInstanceProfile(request -> request.instanceProfileName("Workers"));
        assertRefused(
                404, "NoSuchEntity", () -> iam.getInstanceProfile(request -> request.instanceProfileName("Workers")));
    }
}
