package io.chancery.identity.group;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.GroupId;
import io.chancery.contracts.identity.GroupEvent.GroupCreated;
import io.chancery.identity.FixedFacts;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.EntityPath;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateGroupTest {
    private static CreateGroup create(String name) {
        return new CreateGroup(new GroupName(name), Optional.of(new EntityPath("/desk/")));
    }

    @Test
    void a_free_name_makes_a_group() {
        var result = Given.events(Story.READERS).when(Story.asRoot(), create("Writers"), NOTHING);
        result.then(new GroupCreated(
                        new GroupId("AGPAABCDEFGHIJKLMNOPQ"), Story.ACCOUNT, "Writers", "/desk/", FixedFacts.NOW))
                .thenOn("group/AGPAABCDEFGHIJKLMNOPQ", "arn:aws:iam::111122223333:group/desk/Writers");
        assertThat(result.reply().group())
                .isEqualTo(new GroupView(
                        "/desk/",
                        "Writers",
                        "AGPAABCDEFGHIJKLMNOPQ",
                        "arn:aws:iam::111122223333:group/desk/Writers",
                        FixedFacts.NOW));
    }

    @Test
    void a_taken_name_is_refused_in_any_case() {
        Given.events(Story.WRITERS)
                .when(Story.asRoot(), create("wRITERS"), NOTHING)
                .thenRefused(Refusal.ENTITY_ALREADY_EXISTS, "Group with name wRITERS already exists.");
    }

    @Test
    void a_user_s_name_is_free_for_a_group() {
        Given.events(Story.BOB)
                .when(Story.asRoot(), new CreateGroup(new GroupName("bob"), Optional.empty()), NOTHING)
                .thenOn("group/AGPAABCDEFGHIJKLMNOPQ", "arn:aws:iam::111122223333:group/bob");
    }

    @Test
    void the_quota_refuses_one_group_more() {
        var full = new CreateGroup.Found(Stream.unborn(""), 300);
        Given.Then.of(() -> create("Writers").decide(Story.asRoot(), NOTHING, full, new FixedFacts()))
                .thenRefused(Refusal.LIMIT_EXCEEDED, "Cannot exceed quota for GroupsPerAccount: 300");
    }

    @Test
    void the_permission_is_on_the_new_arn() {
        assertThat(Given.nothing().permissions(Story.asRoot(), create("Writers"), NOTHING))
                .containsExactly(Permission.of("iam:CreateGroup", "arn:aws:iam::111122223333:group/desk/Writers"));
    }
}
