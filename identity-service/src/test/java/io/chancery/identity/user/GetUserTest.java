package io.chancery.identity.user;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GetUserTest {
    private static final GetUser SELF = new GetUser(Optional.empty());

    private static GetUser get(String name) {
        return new GetUser(Optional.of(new UserName(name)));
    }

    @Test
    void a_user_is_found_by_name_in_any_case() {
        var reply = Given.events(Story.ALICE)
                .when(Story.asRoot(), get("alice"), NOTHING)
                .reply();
        assertThat(reply.user())
                .isEqualTo(new GetUser.Shown(
                        Optional.of("/desk/"),
                        Optional.of("Alice"),
                        Story.ALICE_ID.value(),
                        "arn:aws:iam::111122223333:user/desk/Alice",
                        Story.LONG_AGO,
                        Optional.empty(),
                        Optional.of(List.of(new Tag("Team", "ink")))));
    }

    @Test
    void a_boundary_is_shown() {
        var reply = Given.events(Story.bounded(Story.BOB_ID, "bob"))
                .when(Story.asRoot(), get("bob"), NOTHING)
                .reply();
        assertThat(reply.user().permissionsBoundary())
                .hasValue(new BoundaryLookup.Attached("PermissionsBoundaryPolicy", Story.LIMITS_ARN));
    }

    @Test
    void without_a_name_it_is_the_caller() {
        var reply = Given.events(Story.ALICE, Story.BOB)
                .when(Story.as(Story.BOB_ID), SELF, NOTHING)
                .reply();
        assertThat(reply.user().userName()).hasValue("bob");
    }

    @Test
    void root_has_neither_name_nor_path() {
        var reply = Given.events(Story.opened(Story.ACCOUNT))
                .when(Story.asRoot(), SELF, NOTHING)
                .reply();
        assertThat(reply.user())
                .isEqualTo(new GetUser.Shown(
                        Optional.empty(),
                        Optional.empty(),
                        "111122223333",
                        "arn:aws:iam::111122223333:root",
                        Story.LONG_AGO,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void a_session_must_give_a_name() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SELF.reads(Story.asSession(), NOTHING))
                .withMessage("Must specify userName when calling with non-User credentials")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.VALIDATION_ERROR));
    }

    @Test
    void an_absent_user_is_refused() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), get("carol"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name carol cannot be found.");
    }

    @Test
    void a_deleted_user_is_absent() {
        Given.events(Story.ALICE, Story.happens(User.STREAM, Story.ALICE_ID.value(), new UserDeleted(Story.ALICE_ID)))
                .when(Story.asRoot(), get("Alice"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name Alice cannot be found.");
    }

    @Test
    void another_account_s_user_is_absent() {
        Given.events(Story.user(Story.OTHER_ACCOUNT, Story.BOB_ID, "bob", "/", List.of()))
                .when(Story.asRoot(), get("bob"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name bob cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn_with_its_tags() {
        assertThat(Given.events(Story.ALICE).permissions(Story.asRoot(), get("ALICE"), NOTHING))
                .containsExactly(new Permission(
                        "iam:GetUser",
                        "arn:aws:iam::111122223333:user/desk/Alice",
                        Map.of("aws:ResourceTag/Team", List.of("ink"), "iam:ResourceTag/Team", List.of("ink"))));
    }

    @Test
    void an_absent_user_is_authorised_at_the_root_path() {
        assertThat(Given.nothing().permissions(Story.asRoot(), get("carol"), NOTHING))
                .containsExactly(Permission.of("iam:GetUser", "arn:aws:iam::111122223333:user/carol"));
    }

    @Test
    void root_is_authorised_as_root() {
        assertThat(Given.nothing().permissions(Story.asRoot(), SELF, NOTHING))
                .containsExactly(Permission.of("iam:GetUser", "arn:aws:iam::111122223333:root"));
    }
}
