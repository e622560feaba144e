package io.chancery.identity.instanceprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instance profiles on the wire, and the two permissions that putting a role into one needs. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class InstanceProfilesOverHttpTest {

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    private AccountId account;
    private Caller root;

    @BeforeEach
    void a_profile_and_a_role() {
        Suite.tell(Told.ALLOW_ALL);
        account = Suite.openAccount().accountId();
        root = Caller.root(account);
        Suite.iam(root, "CreateInstanceProfile", "InstanceProfileName", "Desks", "Path", "/hall/");
        Suite.iam(root, "CreateRole", "RoleName", "Clerk", "Path", "/desk/", "AssumeRolePolicyDocument", TRUST);
    }

    private Suite.Answer add() {
        return Suite.iam(root, "AddRoleToInstanceProfile", "InstanceProfileName", "Desks", "RoleName", "Clerk");
    }

    private Suite.Answer get() {
        return Suite.iam(root, "GetInstanceProfile", "InstanceProfileName", "Desks");
    }

    @Test
    void a_profile_is_shown_empty_and_with_its_role() {
        assertThat(get().element("Roles")).isEmpty();

        assertThat(add().status()).isEqualTo(200);

        Suite.Answer shown = get();
        assertThat(shown.element("InstanceProfileId")).startsWith("AIPA");
        assertThat(shown.text())
                .contains("<Roles><member>")
                .contains("<RoleName>Clerk</RoleName>")
                .contains("<Arn>arn:aws:iam::%s:instance-profile/hall/Desks</Arn>".formatted(account));
        assertThat(Suite.iam(root, "ListInstanceProfilesForRole", "RoleName", "Clerk")
                        .element("InstanceProfileName"))
                .isEqualTo("Desks");
    }

    @Test
    void who_may_not_pass_the_role_is_told_so_and_nothing_changes() {
        Suite.tell(new Told(Set.of("iam:PassRole"), Set.of(), 0));

        Suite.Answer denied = add();

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.element("Message"))
                .contains("is not authorized to perform: iam:PassRole on resource: arn:aws:iam::%s:role/desk/Clerk"
                        .formatted(account));
        assertThat(Suite.asked().authorized())
                .singleElement()
                .satisfies(asked -> assertThat(asked.permissions())
                        .extracting(Permission::action)
                        .containsExactly("iam:AddRoleToInstanceProfile", "iam:PassRole"));
        assertThat(get().element("Roles")).isEmpty();
    }

    @Test
    void neither_profile_nor_role_goes_while_one_holds_the_other() {
        add();

        assertThat(Suite.iam(root, "DeleteRole", "RoleName", "Clerk").element("Code"))
                .isEqualTo("DeleteConflict");
        assertThat(Suite.iam(root, "DeleteInstanceProfile", "InstanceProfileName", "Desks")
                        .element("Code"))
                .isEqualTo("DeleteConflict");
        assertThat(add().element("Code")).isEqualTo("LimitExceeded");
        Suite.iam(root, "RemoveRoleFromInstanceProfile", "InstanceProfileName", "Desks", "RoleName", "Clerk");
        assertThat(Suite.iam(root, "DeleteRole", "RoleName", "Clerk").status()).isEqualTo(200);
        assertThat(Suite.iam(root, "DeleteInstanceProfile", "InstanceProfileName", "Desks")
                        .status())
                .isEqualTo(200);
        assertThat(get().element("Code")).isEqualTo("NoSuchEntity");
    }

    @Test
    void tags_are_put_listed_and_removed() {
        Suite.iam(
                root,
                "TagInstanceProfile",
                "InstanceProfileName",
                "Desks",
                "Tags.member.1.Key",
                "Room",
                "Tags.member.1.Value",
                "3");
        assertThat(Suite.iam(root, "ListInstanceProfileTags", "InstanceProfileName", "Desks")
                        .text())
                .contains("<Tags><member><Key>Room</Key><Value>3</Value></member></Tags>")
                .contains("<IsTruncated>false</IsTruncated>");
        assertThat(Suite.iam(root, "UntagInstanceProfile", "InstanceProfileName", "Desks", "TagKeys.member.1", "Room")
                        .status())
                .isEqualTo(200);
        assertThat(Suite.iam(root, "ListInstanceProfileTags", "InstanceProfileName", "Desks")
                        .element("Tags"))
                .isEmpty();
    }

    @Test
    void a_name_that_is_none_is_refused_in_the_api_s_words() {
        assertThat(Suite.iam(root, "CreateInstanceProfile", "InstanceProfileName", "no spaces")
                        .element("Message"))
                .startsWith("The specified value for instanceProfileName is invalid.");
        assertThat(Suite.iam(root, "TagInstanceProfile", "InstanceProfileName", "Desks")
                        .element("Message"))
                .contains("Value null at 'tags' failed to satisfy constraint: Member must not be null");
    }
}
