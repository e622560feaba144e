package io.chancery.identity.servicelinkedrole;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.Role;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import org.junit.jupiter.api.Test;

class GetServiceLinkedRoleDeletionStatusTest {
    private static final DeletionTasks TASKS = TestMarkers.deletionTasks();
    private static final Role BATCH = Given.events(Story.BATCH)
            .read(Reads.stream(Role.STREAM, Story.BATCH_ID.value()))
            .state()
            .orElseThrow();
    private static final String TASK = TASKS.seal(Story.ACCOUNT, BATCH);

    private static GetServiceLinkedRoleDeletionStatus about(String task) {
        return new GetServiceLinkedRoleDeletionStatus(new DeletionTaskId(task));
    }

    @Test
    void a_deletion_has_succeeded() {
        assertThat(Given.nothing()
                        .when(Story.asRoot(), about(TASK), true)
                        .reply()
                        .status())
                .isEqualTo(GetServiceLinkedRoleDeletionStatus.Status.SUCCEEDED);
    }

    @Test
    void what_was_no_deletion_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), about("task/x"), false)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The deletion task task/x cannot be found.");
    }

    /** Made up, of another account, of another role: none of them is genuine. */
    @Test
    void an_id_is_good_for_its_account_and_role_alone() {
        assertThat(TASKS.isGenuine(Story.ACCOUNT, TASK)).isTrue();
        assertThat(TASKS.isGenuine(Story.OTHER_ACCOUNT, TASK)).isFalse();
        assertThat(TASKS.isGenuine(Story.ACCOUNT, TASK.replace("ForBatch", "ForBotch")))
                .isFalse();
        assertThat(TASKS.isGenuine(Story.ACCOUNT, TASK.substring(0, TASK.length() - 4) + "AAAA"))
                .isFalse();
        assertThat(TASKS.isGenuine(Story.ACCOUNT, "task/aws-service-role/")).isFalse();
        assertThat(TASKS.isGenuine(Story.ACCOUNT, "nonsense")).isFalse();
    }

    @Test
    void the_permission_is_on_the_role_that_is_gone() {
        assertThat(Given.nothing().permissions(Story.asRoot(), about(TASK), true))
                .containsExactly(Permission.of(
                        "iam:GetServiceLinkedRoleDeletionStatus",
                        "arn:aws:iam::111122223333:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch"));
        assertThat(Given.nothing().permissions(Story.asRoot(), about("nonsense"), false))
                .extracting(Permission::resource)
                .containsExactly("arn:aws:iam::111122223333:role/");
    }
}
