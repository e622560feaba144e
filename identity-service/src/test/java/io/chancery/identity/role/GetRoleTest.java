package io.chancery.identity.role;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Tag;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GetRoleTest {
    private static final GetRole GET = new GetRole(new RoleName("CLERK"));
    private static final String ALICE = "arn:aws:iam::111122223333:user/desk/Alice";

    @Test
    void a_role_is_found_by_name_in_any_case_with_its_document_percent_encoded() {
        var reply = Given.events(Story.CLERK).when(Story.asRoot(), GET, NOTHING).reply();
        assertThat(reply.role())
                .isEqualTo(new RoleView(
                        "/desk/",
                        "Clerk",
                        Story.CLERK_ID.value(),
                        "arn:aws:iam::111122223333:role/desk/Clerk",
                        Story.LONG_AGO,
                        "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C"
                                + "%22Principal%22%3A%7B%22AWS%22%3A%22111122223333%22%7D%2C"
                                + "%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D",
                        Optional.of("keeps the rolls"),
                        3_600,
                        Optional.of(new BoundaryLookup.Attached("PermissionsBoundaryPolicy", Story.LIMITS_ARN)),
                        Optional.of(List.of(new Tag("Team", "ink")))));
    }

    @Test
    void a_principal_that_was_deleted_is_shown_by_its_id() {
        String document =
                TrustPoliciesTest.trusting("{\"AWS\":\"" + ALICE + "\"}").value();
        var role = Story.role(Story.CLERK_ID, "Clerk", "/", document, Map.of(ALICE, Story.ALICE_ID.value()));
        var reply = Given.events(Story.opened(Story.ACCOUNT), role)
                .when(Story.asRoot(), GET, NOTHING)
                .reply();
        assertThat(reply.role().assumeRolePolicyDocument()).contains("%22AWS%22%3A%22" + Story.ALICE_ID + "%22");
    }

    @Test
    void a_principal_that_lives_is_shown_by_its_name() {
        String document =
                TrustPoliciesTest.trusting("{\"AWS\":\"" + ALICE + "\"}").value();
        var role = Story.role(Story.CLERK_ID, "Clerk", "/", document, Map.of(ALICE, Story.ALICE_ID.value()));
        var reply = Given.events(Story.opened(Story.ACCOUNT), Story.ALICE, role)
                .when(Story.asRoot(), GET, NOTHING)
                .reply();
        assertThat(reply.role().assumeRolePolicyDocument()).contains("user%2Fdesk%2FAlice");
    }

    @Test
    void an_absent_role_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), GET, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name CLERK cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn_with_its_tags_or_at_the_root_path() {
        assertThat(Given.events(Story.CLERK).permissions(Story.asRoot(), GET, NOTHING))
                .containsExactly(new Permission(
                        "iam:GetRole",
                        "arn:aws:iam::111122223333:role/desk/Clerk",
                        Map.of("aws:ResourceTag/Team", List.of("ink"), "iam:ResourceTag/Team", List.of("ink"))));
        assertThat(Given.nothing().permissions(Story.asRoot(), GET, NOTHING))
                .containsExactly(Permission.of("iam:GetRole", "arn:aws:iam::111122223333:role/CLERK"));
    }
}
