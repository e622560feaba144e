package io.chancery.identity.servicelinkedrole;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.RoleEvent.RoleDeleted;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.identity.role.RoleName;
import io.chancery.store.append.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteServiceLinkedRoleTest {
    private static final DeleteServiceLinkedRole DELETE =
            new DeleteServiceLinkedRole(new RoleName("AWSServiceRoleForBatch"));
    private static final DeletionTasks TASKS = TestMarkers.deletionTasks();

    @Test
    void the_role_is_gone_and_the_task_can_be_asked_about() {
        var result = Given.events(Story.BATCH).when(Story.asRoot(), DELETE, TASKS);
        result.then(new RoleDeleted(Story.BATCH_ID));
        String task = result.reply().deletionTaskId();
        assertThat(task).startsWith("task/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch/");
        assertThat(task.length()).isLessThanOrEqualTo(1_000);
        assertThat(TASKS.isGenuine(Story.ACCOUNT, task)).isTrue();
    }

    @Test
    void an_ordinary_role_is_refused() {
        var clerk = new DeleteServiceLinkedRole(new RoleName("Clerk"));
        Given.events(Story.CLERK)
                .when(Story.asRoot(), clerk, TASKS)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name Clerk cannot be found.");
    }

    @Test
    void an_absent_role_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), DELETE, TASKS)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name AWSServiceRoleForBatch cannot be found.");
    }

    @Test
    void the_permission_names_the_service() {
        assertThat(Given.events(Story.BATCH).permissions(Story.asRoot(), DELETE, TASKS))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.action()).isEqualTo("iam:DeleteServiceLinkedRole");
                    assertThat(asked.resource())
                            .isEqualTo(
                                    "arn:aws:iam::111122223333:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch");
                    assertThat(asked.context()).containsEntry("iam:AWSServiceName", List.of("batch.amazonaws.com"));
                });
    }
}
