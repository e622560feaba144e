package io.chancery.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.StubPolicyService.Told;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags and permissions boundaries of users and roles, and what else changes of a role, on the wire. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class TagsAndBoundariesOverHttpTest {

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}]}";
    private static final String BOUNDARY = StubPolicyService.KNOWN_POLICY;

    private Caller root;

    @BeforeEach
    void a_user_and_a_role() {
        Suite.tell(Told.ALLOW_ALL);
        root = Caller.root(Suite.openAccount().accountId());
        Suite.iam(root, "CreateUser", "UserName", "Clerk");
        Suite.iam(root, "CreateRole", "RoleName", "Clerk", "AssumeRolePolicyDocument", TRUST);
    }

    private Suite.Answer on(String kind, String action, String... more) {
        String[] parameters = new String[more.length + 2];
        parameters[0] = kind + "Name";
        parameters[1] = "Clerk";
        System.arraycopy(more, 0, parameters, 2, more.length);
        return Suite.iam(root, action, parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "Role"})
    void tags_are_put_in_place_of_each_other_listed_and_removed(String kind) {
        on(kind, "Tag" + kind, "Tags.member.1.Key", "Team", "Tags.member.1.Value", "ink");
        on(kind, "Tag" + kind, "Tags.member.1.Key", "tEAM", "Tags.member.1.Value", "wax");
        assertThat(on(kind, "List%sTags".formatted(kind)).text())
                .contains("<Tags><member><Key>tEAM</Key><Value>wax</Value></member></Tags>");
        assertThat(on(kind, "Get" + kind).element("Key")).isEqualTo("tEAM");

        assertThat(on(kind, "Untag" + kind, "TagKeys.member.1", "team").status())
                .isEqualTo(200);
        assertThat(on(kind, "List%sTags".formatted(kind)).element("Tags")).isEmpty();
        assertThat(on(kind, "Tag" + kind, "Tags.member.1.Key", "aws:x", "Tags.member.1.Value", "")
                        .element("Code"))
                .isEqualTo("InvalidInput");
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "Role"})
    void a_boundary_is_put_shown_and_deleted(String kind) {
        String put = "Put%sPermissionsBoundary".formatted(kind);
        String delete = "Delete%sPermissionsBoundary".formatted(kind);
        assertThat(on(kind, put, "PermissionsBoundary", "arn:aws:iam::aws:policy/Nothing")
                        .element("Code"))
                .isEqualTo("NoSuchEntity");
        assertThat(on(kind, put, "PermissionsBoundary", BOUNDARY).status()).isEqualTo(200);
        assertThat(on(kind, "Get" + kind).element("PermissionsBoundaryArn")).isEqualTo(BOUNDARY);

        Suite.tell(Told.ALLOW_ALL);
        assertThat(on(kind, delete).status()).isEqualTo(200);
        assertThat(Suite.asked().authorized())
                .singleElement()
                .satisfies(asked -> assertThat(asked.permissions().getFirst().context())
                        .containsEntry("iam:PermissionsBoundary", List.of(BOUNDARY)));
        assertThat(on(kind, "Get" + kind).text()).doesNotContain("PermissionsBoundary");
        assertThat(on(kind, delete).status()).isEqualTo(200);
    }

    @Test
    void a_role_has_another_description_and_longest_session() {
        Suite.Answer updated = on("Role", "UpdateRole", "Description", "reads", "MaxSessionDuration", "7200");
        assertThat(updated.text()).contains("UpdateRoleResult");
        assertThat(on("Role", "GetRole").element("MaxSessionDuration")).isEqualTo("7200");
        assertThat(on("Role", "UpdateRoleDescription", "Description", "writes").element("Description"))
                .isEqualTo("writes");
        assertThat(on("Role", "GetRole").element("MaxSessionDuration")).isEqualTo("7200");
    }
}
