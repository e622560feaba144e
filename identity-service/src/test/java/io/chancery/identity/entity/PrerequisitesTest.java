package io.chancery.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.runtime.operation.ListPage;
import io.chancery.store.append.Page;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What operations ask beforehand, and the limits that they share. */
class PrerequisitesTest {
    private static final Position SEEN = new Position(Log.POLICY, 3, 7);
    private static final PolicyId POLICY = new PolicyId("ANPAPOLICYPOLICYPOL22");
    private static final Optional<PolicyArn> ARN = Optional.of(new PolicyArn(Story.LIMITS_ARN));

    private static void refused(ThrowingCallable attempt, Refusal refusal, String message) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(attempt)
                .withMessage(message)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void a_boundary_that_exists_is_set_by_its_id() {
        var lookup = new BoundaryLookup(ARN, Optional.of(POLICY), Optional.of(SEEN));
        assertThat(lookup.boundary()).hasValue(new PermissionsBoundary(Story.LIMITS_ARN, POLICY));
        assertThat(lookup.seen()).containsExactly(SEEN);
        assertThat(BoundaryLookup.context(ARN)).isEqualTo(Map.of("iam:PermissionsBoundary", List.of(Story.LIMITS_ARN)));
    }

    @Test
    void no_boundary_asks_and_says_nothing() {
        assertThat(BoundaryLookup.NONE.boundary()).isEmpty();
        assertThat(BoundaryLookup.NONE.seen()).isEmpty();
        assertThat(BoundaryLookup.context(Optional.empty())).isEmpty();
    }

    @Test
    void a_boundary_that_is_absent_is_refused() {
        var lookup = new BoundaryLookup(ARN, Optional.empty(), Optional.of(SEEN));
        refused(
                lookup::boundary,
                Refusal.NO_SUCH_ENTITY,
                "Scope ARN: arn:aws:iam::111122223333:policy/limits does not exist or is not attachable.");
    }

    @Test
    void policies_in_the_way_of_a_deletion_are_told_attached_ones_first() {
        new PolicyUses(Optional.of("AIDA1"), 0, 0, Optional.of(SEEN)).requireNone("AIDA1");
        refused(
                () -> new PolicyUses(Optional.of("AIDA1"), 1, 1, Optional.of(SEEN)).requireNone("AIDA1"),
                Refusal.DELETE_CONFLICT,
                "Cannot delete entity, must detach all policies first.");
        refused(
                () -> new PolicyUses(Optional.of("AIDA1"), 0, 1, Optional.of(SEEN)).requireNone("AIDA1"),
                Refusal.DELETE_CONFLICT,
                "Cannot delete entity, must delete policies first.");
    }

    @Test
    void an_answer_about_somebody_else_does_not_count() {
        refused(
                () -> new PolicyUses(Optional.of("AIDA1"), 0, 0, Optional.of(SEEN)).requireNone("AIDA2"),
                Refusal.SERVICE_UNAVAILABLE,
                "The entity is being changed by others. Try again.");
        refused(
                () -> PolicyUses.OF_NOBODY.requireNone("AIDA2"),
                Refusal.SERVICE_UNAVAILABLE,
                "The entity is being changed by others. Try again.");
    }

    @Test
    void a_quota_leaves_room_for_the_last_one_and_no_more() {
        Quotas.ACCESS_KEYS.requireRoom(1);
        refused(
                () -> Quotas.ACCESS_KEYS.requireRoom(2),
                Refusal.LIMIT_EXCEEDED,
                "Cannot exceed quota for AccessKeysPerUser: 2");
        refused(
                () -> Quotas.USERS.requireRoom(5_000),
                Refusal.LIMIT_EXCEEDED,
                "Cannot exceed quota for UsersPerAccount: 5000");
        refused(
                () -> Quotas.GROUPS.requireRoom(300),
                Refusal.LIMIT_EXCEEDED,
                "Cannot exceed quota for GroupsPerAccount: 300");
        refused(
                () -> Quotas.ROLES.requireRoom(1_000),
                Refusal.LIMIT_EXCEEDED,
                "Cannot exceed quota for RolesPerAccount: 1000");
        assertThat(Quotas.GROUPS_PER_USER.most()).isEqualTo(10);
    }

    @Test
    void a_marker_goes_on_with_its_own_list_only() {
        ListPage first = TestMarkers.page(Story.ACCOUNT, "ListUsers", "/", Optional.empty(), 2);
        String marker =
                first.markerAfter(new Page<>(List.of(), Optional.of("bob"))).orElseThrow();
        ListPage second = TestMarkers.page(Story.ACCOUNT, "ListUsers", "/", Optional.of(marker), 2);
        assertThat(second.paging()).isEqualTo(new Paging(Optional.of("bob"), 2));
        assertThat(first.markerAfter(new Page<>(List.of(), Optional.empty()))).isEmpty();
        refused(
                () -> TestMarkers.page(Story.ACCOUNT, "ListRoles", "/", Optional.of(marker), 2),
                Refusal.VALIDATION_ERROR,
                "Invalid Marker.");
        refused(
                () -> TestMarkers.page(Story.OTHER_ACCOUNT, "ListUsers", "/", Optional.of(marker), 2),
                Refusal.VALIDATION_ERROR,
                "Invalid Marker.");
        refused(
                () -> TestMarkers.page(Story.ACCOUNT, "ListUsers", "/", Optional.of("made-up"), 2),
                Refusal.VALIDATION_ERROR,
                "Invalid Marker.");
    }
}
