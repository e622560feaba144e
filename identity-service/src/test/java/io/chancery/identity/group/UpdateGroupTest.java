package io.chancery.identity.group;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.GroupEvent.GroupRenamed;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.EntityPath;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateGroupTest {
    private static UpdateGroup rename(String from, String to) {
        return new UpdateGroup(new GroupName(from), Optional.empty(), Optional.of(new GroupName(to)));
    }

    @Test
    void another_name_keeps_the_path() {
        Given.events(Story.WRITERS)
                .when(Story.asRoot(), rename("writers", "Scribes"), NOTHING)
                .then(new GroupRenamed(Story.WRITERS_ID, "Scribes", "/desk/"))
                .thenOn("group/" + Story.WRITERS_ID, "arn:aws:iam::111122223333:group/desk/Writers");
    }

    @Test
    void another_path_keeps_the_name() {
        var move = new UpdateGroup(new GroupName("writers"), Optional.of(new EntityPath("/hall/")), Optional.empty());
        Given.events(Story.WRITERS)
                .when(Story.asRoot(), move, NOTHING)
                .then(new GroupRenamed(Story.WRITERS_ID, "Writers", "/hall/"));
    }

    @Test
    void what_is_so_already_changes_nothing() {
        Given.events(Story.WRITERS)
                .when(Story.asRoot(), rename("writers", "Writers"), NOTHING)
                .then();
    }

    @Test
    void a_taken_name_is_refused() {
        Given.events(Story.WRITERS, Story.READERS)
                .when(Story.asRoot(), rename("Writers", "Readers"), NOTHING)
                .thenRefused(Refusal.ENTITY_ALREADY_EXISTS, "Group with name Readers already exists.");
    }

    @Test
    void an_absent_group_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), rename("Writers", "Scribes"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The group with name Writers cannot be found.");
    }

    @Test
    void the_permission_is_on_the_old_and_on_the_new_arn() {
        assertThat(Given.events(Story.WRITERS).permissions(Story.asRoot(), rename("writers", "Scribes"), NOTHING))
                .containsExactly(
                        Permission.of("iam:UpdateGroup", "arn:aws:iam::111122223333:group/desk/Writers"),
                        Permission.of("iam:UpdateGroup", "arn:aws:iam::111122223333:group/desk/Scribes"));
    }
}
