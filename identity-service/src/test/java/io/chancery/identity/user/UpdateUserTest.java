package io.chancery.identity.user;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.UserEvent.UserRenamed;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.EntityPath;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateUserTest {
    private static UpdateUser rename(String from, String to) {
        return new UpdateUser(new UserName(from), Optional.empty(), Optional.of(new UserName(to)));
    }

    private static UpdateUser move(String name, String path) {
        return new UpdateUser(new UserName(name), Optional.of(new EntityPath(path)), Optional.empty());
    }

    @Test
    void another_name_keeps_the_path() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), rename("alice", "Alicia"), NOTHING)
                .then(new UserRenamed(Story.ALICE_ID, "Alicia", "/desk/"))
                .thenOn("user/" + Story.ALICE_ID, "arn:aws:iam::111122223333:user/desk/Alice");
    }

    @Test
    void another_path_keeps_the_name() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), move("alice", "/hall/"), NOTHING)
                .then(new UserRenamed(Story.ALICE_ID, "Alice", "/hall/"));
    }

    @Test
    void another_case_is_another_name() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), rename("Alice", "ALICE"), NOTHING)
                .then(new UserRenamed(Story.ALICE_ID, "ALICE", "/desk/"));
    }

    @Test
    void what_is_so_already_changes_nothing() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), rename("Alice", "Alice"), NOTHING)
                .then();
        Given.events(Story.ALICE)
                .when(
                        Story.asRoot(),
                        new UpdateUser(new UserName("Alice"), Optional.empty(), Optional.empty()),
                        NOTHING)
                .then();
    }

    @Test
    void a_taken_name_is_refused() {
        Given.events(Story.ALICE, Story.BOB)
                .when(Story.asRoot(), rename("Alice", "BOB"), NOTHING)
                .thenRefused(Refusal.ENTITY_ALREADY_EXISTS, "User with name BOB already exists.");
    }

    @Test
    void an_absent_user_is_refused() {
        Given.events(Story.BOB)
                .when(Story.asRoot(), rename("Alice", "Bob"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name Alice cannot be found.");
    }

    @Test
    void the_permission_is_on_the_old_and_on_the_new_arn() {
        var both = new UpdateUser(
                new UserName("alice"), Optional.of(new EntityPath("/hall/")), Optional.of(new UserName("Alicia")));
        assertThat(Given.events(Story.ALICE).permissions(Story.asRoot(), both, NOTHING))
                .allSatisfy(asked -> {
                    assertThat(asked.action()).isEqualTo("iam:UpdateUser");
                    assertThat(asked.context()).containsKeys("aws:ResourceTag/Team", "iam:ResourceTag/Team");
                })
                .extracting(Permission::resource)
                .containsExactly(
                        "arn:aws:iam::111122223333:user/desk/Alice", "arn:aws:iam::111122223333:user/hall/Alicia");
    }

    @Test
    void an_absent_user_is_authorised_at_the_root_path() {
        assertThat(Given.nothing().permissions(Story.asRoot(), rename("alice", "Alicia"), NOTHING))
                .extracting(Permission::resource)
                .containsExactly("arn:aws:iam::111122223333:user/alice", "arn:aws:iam::111122223333:user/Alicia");
    }
}
