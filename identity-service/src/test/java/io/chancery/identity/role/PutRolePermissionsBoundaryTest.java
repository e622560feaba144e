package io.chancery.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.RoleEvent.RolePermissionsBoundaryPut;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.identity.entity.PolicyArn;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PutRolePermissionsBoundaryTest {
    private static final String OTHER_ARN = "arn:aws:iam::111122223333:policy/other";
    private static final PolicyId OTHER_ID = new PolicyId("ANPAOTHEROTHEROTHER22");
    private static final Position SEEN = new Position(Log.POLICY, 0, 9);

    private static PutRolePermissionsBoundary put(String arn) {
        return new PutRolePermissionsBoundary(new RoleName("Clerk"), new PolicyArn(arn));
    }

    private static BoundaryLookup found(String arn, PolicyId id) {
        return new BoundaryLookup(Optional.of(new PolicyArn(arn)), Optional.of(id), Optional.of(SEEN));
    }

    @Test
    void another_boundary_takes_the_place_of_the_one_before() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), put(OTHER_ARN), found(OTHER_ARN, OTHER_ID))
                .then(new RolePermissionsBoundaryPut(Story.CLERK_ID, new PermissionsBoundary(OTHER_ARN, OTHER_ID)));
    }

    @Test
    void the_same_boundary_changes_nothing() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), put(Story.LIMITS_ARN), found(Story.LIMITS_ARN, Story.LIMITS_ID))
                .then();
    }

    /** The policy was deleted and made again: by its id it is another one. */
    @Test
    void a_policy_of_the_same_name_is_another_boundary() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), put(Story.LIMITS_ARN), found(Story.LIMITS_ARN, OTHER_ID))
                .then(new RolePermissionsBoundaryPut(
                        Story.CLERK_ID, new PermissionsBoundary(Story.LIMITS_ARN, OTHER_ID)));
    }

    @Test
    void an_absent_policy_is_refused() {
        var nothing = new BoundaryLookup(Optional.of(new PolicyArn(OTHER_ARN)), Optional.empty(), Optional.of(SEEN));
        Given.events(Story.CLERK)
                .when(Story.asRoot(), put(OTHER_ARN), nothing)
                .thenRefused(
                        Refusal.NO_SUCH_ENTITY,
                        "Scope ARN: arn:aws:iam::111122223333:policy/other does not exist or is not attachable.");
    }

    @Test
    void a_policy_for_service_linked_roles_is_refused() {
        String arn = "arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy";
        Given.events(Story.CLERK)
                .when(Story.asRoot(), put(arn), found(arn, OTHER_ID))
                .thenRefused(
                        Refusal.POLICY_NOT_ATTACHABLE,
                        "Scope ARN: %s does not exist or is not attachable.".formatted(arn));
    }

    @Test
    void who_is_absent_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), put(OTHER_ARN), found(OTHER_ARN, OTHER_ID))
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name Clerk cannot be found.");
    }

    @Test
    void a_service_linked_role_is_protected() {
        var batch = new PutRolePermissionsBoundary(new RoleName("AWSServiceRoleForBatch"), new PolicyArn(OTHER_ARN));
        Given.events(Story.BATCH)
                .when(Story.asRoot(), batch, found(OTHER_ARN, OTHER_ID))
                .thenRefused(Refusal.UNMODIFIABLE_ENTITY, Story.BATCH_PROTECTED);
    }

    @Test
    void the_permission_names_the_boundary_that_is_asked_for() {
        assertThat(Given.events(Story.CLERK).permissions(Story.asRoot(), put(OTHER_ARN), found(OTHER_ARN, OTHER_ID)))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.action()).isEqualTo("iam:PutRolePermissionsBoundary");
                    assertThat(asked.resource()).isEqualTo("arn:aws:iam::111122223333:role/desk/Clerk");
                    assertThat(asked.context()).containsEntry("iam:PermissionsBoundary", List.of(OTHER_ARN));
                });
    }

    @Test
    void the_decision_sees_what_policy_service_saw() {
        assertThat(put(OTHER_ARN).seen(found(OTHER_ARN, OTHER_ID))).containsExactly(SEEN);
    }
}
