package io.chancery.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.RoleId;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.identity.entity.PathPrefix;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Permission;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListRolesTest {
    private static final String ALICE = "arn:aws:iam::111122223333:user/desk/Alice";
    private static final Given ROLES = Given.events(
            Story.opened(Story.ACCOUNT),
            Story.CLERK,
            Story.role(
                    new RoleId("AROASCRIBESCRIBESCR22"),
                    "Scribe",
                    "/",
                    TrustPoliciesTest.trusting("{\"AWS\":\"" + ALICE + "\"}").value(),
                    Map.of(ALICE, Story.ALICE_ID.value())));

    private static ListRoles list(String prefix) {
        return new ListRoles(Optional.of(new PathPrefix(prefix)), Optional.empty(), Optional.empty());
    }

    private static ListPage page(String prefix, Optional<String> marker, int maxItems) {
        return TestMarkers.page(Story.ACCOUNT, "ListRoles", prefix, marker, maxItems);
    }

    @Test
    void roles_come_in_the_order_of_names_a_page_at_a_time() {
        var first = ROLES.when(Story.asRoot(), list("/"), page("/", Optional.empty(), 1))
                .reply();
        assertThat(first.roles()).extracting(RoleView::roleName).containsExactly("Clerk");
        assertThat(first.isTruncated()).isTrue();
        var second = ROLES.when(Story.asRoot(), list("/"), page("/", first.marker(), 1))
                .reply();
        assertThat(second.roles()).extracting(RoleView::roleName).containsExactly("Scribe");
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void principals_that_were_deleted_are_shown_by_their_ids() {
        var reply = ROLES.when(Story.asRoot(), list("/"), page("/", Optional.empty(), 9))
                .reply();
        assertThat(reply.roles().getLast().assumeRolePolicyDocument()).contains(Story.ALICE_ID.value());
    }

    @Test
    void tags_and_boundaries_are_left_out() {
        var reply = ROLES.when(Story.asRoot(), list("/desk/"), page("/desk/", Optional.empty(), 9))
                .reply();
        assertThat(reply.roles()).singleElement().satisfies(role -> {
            assertThat(role.tags()).isEmpty();
            assertThat(role.permissionsBoundary()).isEmpty();
        });
    }

    @Test
    void the_permission_is_on_the_path() {
        assertThat(ROLES.permissions(Story.asRoot(), list("/desk/"), page("/desk/", Optional.empty(), 9)))
                .containsExactly(Permission.of("iam:ListRoles", "arn:aws:iam::111122223333:role/desk/"));
    }
}
