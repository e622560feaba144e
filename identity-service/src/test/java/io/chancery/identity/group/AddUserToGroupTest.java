package io.chancery.identity.group;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.GroupId;
import io.chancery.contracts.identity.UserEvent.UserAddedToGroup;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import org.junit.jupiter.api.Test;

class AddUserToGroupTest {
    private static final AddUserToGroup ADD = new AddUserToGroup(new GroupName("writers"), new UserName("alice"));

    @Test
    void a_user_joins_a_group() {
        Given.events(Story.WRITERS, Story.ALICE)
                .when(Story.asRoot(), ADD, NOTHING)
                .then(new UserAddedToGroup(Story.ALICE_ID, Story.WRITERS_ID))
                .thenOn("user/" + Story.ALICE_ID, "arn:aws:iam::111122223333:user/desk/Alice");
    }

    @Test
    void a_member_joins_again_and_nothing_changes() {
        Given.events(Story.WRITERS, Story.ALICE, Story.joins(Story.ALICE_ID, Story.WRITERS_ID))
                .when(Story.asRoot(), ADD, NOTHING)
                .then();
    }

    @Test
    void the_eleventh_group_is_refused() {
        Given given = Given.events(Story.WRITERS, Story.ALICE);
        for (int i = 0; i < 10; i++) {
            given.and(Story.joins(Story.ALICE_ID, new GroupId("AGPAOTHER" + i)));
        }
        given.when(Story.asRoot(), ADD, NOTHING)
                .thenRefused(Refusal.LIMIT_EXCEEDED, "Cannot exceed quota for GroupsPerUser: 10");
    }

    @Test
    void an_absent_group_is_refused() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), ADD, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The group with name writers cannot be found.");
    }

    @Test
    void an_absent_user_is_refused() {
        Given.events(Story.WRITERS)
                .when(Story.asRoot(), ADD, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name alice cannot be found.");
    }

    @Test
    void the_permission_is_on_the_group_alone() {
        assertThat(Given.events(Story.WRITERS, Story.ALICE).permissions(Story.asRoot(), ADD, NOTHING))
                .containsExactly(Permission.of("iam:AddUserToGroup", "arn:aws:iam::111122223333:group/desk/Writers"));
    }
}
