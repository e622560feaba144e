package io.chancery.identity.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.identity.FixedFacts;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.identity.entity.EntityPath;
import io.chancery.identity.entity.PolicyArn;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateUserTest {
    private static final UserId NEW_ID = new UserId("AIDAABCDEFGHIJKLMNOPQ");
    private static final CreateUser PLAIN = create("carol");
    private static final Optional<PolicyArn> LIMITS = Optional.of(new PolicyArn(Story.LIMITS_ARN));
    private static final CreateUser FULL = new CreateUser(
            new UserName("Carol"),
            Optional.of(new EntityPath("/desk/")),
            List.of(NewTag.of("Team", "ink"), NewTag.of("Room", "")),
            LIMITS);

    private static CreateUser create(String name) {
        return new CreateUser(new UserName(name), Optional.empty(), List.of(), Optional.empty());
    }

    @Test
    void a_free_name_makes_a_user() {
        var result = Given.events(Story.ALICE).when(Story.asRoot(), PLAIN, BoundaryLookup.NONE);
        result.then(new UserCreated(NEW_ID, Story.ACCOUNT, "carol", "/", List.of(), Optional.empty(), FixedFacts.NOW))
                .thenOn("user/AIDAABCDEFGHIJKLMNOPQ", "arn:aws:iam::111122223333:user/carol");
        assertThat(result.reply().user())
                .isEqualTo(new UserView(
                        "/",
                        "carol",
                        "AIDAABCDEFGHIJKLMNOPQ",
                        "arn:aws:iam::111122223333:user/carol",
                        FixedFacts.NOW,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void path_tags_and_boundary_are_kept() {
        var boundary = new PermissionsBoundary(Story.LIMITS_ARN, Story.LIMITS_ID);
        List<Tag> tags = List.of(new Tag("Team", "ink"), new Tag("Room", ""));
        var lookup = new BoundaryLookup(LIMITS, Optional.of(Story.LIMITS_ID), Optional.empty());
        var result = Given.nothing().when(Story.asRoot(), FULL, lookup);
        result.then(
                new UserCreated(NEW_ID, Story.ACCOUNT, "Carol", "/desk/", tags, Optional.of(boundary), FixedFacts.NOW));
        assertThat(result.reply().user().tags()).hasValue(tags);
        assertThat(result.reply().user().permissionsBoundary())
                .hasValue(new BoundaryLookup.Attached("PermissionsBoundaryPolicy", Story.LIMITS_ARN));
    }

    @Test
    void a_taken_name_is_refused_in_any_case() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), create("aLICE"), BoundaryLookup.NONE)
                .thenRefused(Refusal.ENTITY_ALREADY_EXISTS, "User with name aLICE already exists.");
    }

    @Test
    void another_account_s_name_is_free() {
        Given.events(Story.user(Story.OTHER_ACCOUNT, Story.BOB_ID, "carol", "/", List.of()))
                .when(Story.asRoot(), PLAIN, BoundaryLookup.NONE)
                .thenOn("user/AIDAABCDEFGHIJKLMNOPQ", "arn:aws:iam::111122223333:user/carol");
    }

    @Test
    void a_boundary_that_is_absent_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), FULL, new BoundaryLookup(LIMITS, Optional.empty(), Optional.empty()))
                .thenRefused(
                        Refusal.NO_SUCH_ENTITY,
                        "Scope ARN: arn:aws:iam::111122223333:policy/limits does not exist or is not attachable.");
    }

    @Test
    void the_quota_refuses_one_user_more() {
        var full = new CreateUser.Found(Stream.unborn(""), 5_000);
        var result = Given.Then.of(() -> PLAIN.decide(Story.asRoot(), BoundaryLookup.NONE, full, new FixedFacts()));
        result.thenRefused(Refusal.LIMIT_EXCEEDED, "Cannot exceed quota for UsersPerAccount: 5000");
    }

    @Test
    void the_permission_is_on_the_new_arn_with_boundary_and_tags() {
        Map<String, List<String>> tags = Map.of(
                "aws:RequestTag/Team", List.of("ink"),
                "aws:RequestTag/Room", List.of(""),
                "aws:TagKeys", List.of("Team", "Room"));
        List<Permission> asked = Given.nothing().permissions(Story.asRoot(), FULL, BoundaryLookup.NONE);
        assertThat(asked).extracting(Permission::action).containsExactly("iam:CreateUser", "iam:TagUser");
        assertThat(asked).extracting(Permission::resource).containsOnly("arn:aws:iam::111122223333:user/desk/Carol");
        assertThat(asked.getFirst().context())
                .containsAllEntriesOf(tags)
                .containsEntry("iam:PermissionsBoundary", List.of(Story.LIMITS_ARN));
        assertThat(asked.getLast().context()).isEqualTo(tags);
    }

    @Test
    void without_tags_nothing_is_asked_about_tagging() {
        assertThat(Given.nothing().permissions(Story.asRoot(), PLAIN, BoundaryLookup.NONE))
                .containsExactly(Permission.of("iam:CreateUser", "arn:aws:iam::111122223333:user/carol"));
    }

    @Test
    void the_decision_sees_what_policy_service_saw() {
        var seen = new Position(Log.POLICY, 1, 2);
        assertThat(PLAIN.seen(new BoundaryLookup(LIMITS, Optional.empty(), Optional.of(seen))))
                .containsExactly(seen);
    }
}
