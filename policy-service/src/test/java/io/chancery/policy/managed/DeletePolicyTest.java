package io.chancery.policy.managed;

import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.FACTS;
import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.contracts.PolicyId;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyDeleted;
import io.chancery.contracts.policy.PolicyVersion;
import io.chancery.policy.Given;
import io.chancery.policy.managed.DeletePolicy.Prepared;
import io.chancery.policy.managed.DeletePolicy.Read;
import io.chancery.store.append.Change;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletePolicyTest {

    private static final String OWN = "arn:aws:iam::111122223333:policy/Reader";
    private static final Stream<ManagedPolicy> READER = Given.policy(Given.created("/", "Reader"));

    @Test
    void an_unused_policy_is_deleted() {
        assertEquals(
                List.of(new PolicyDeleted(Given.DRAWN_ID)),
                decide(OWN, 0, READER, 0).stream().map(Change::event).toList());
    }

    @Test
    void an_attached_policy_is_refused() {
        assertRefused(
                Refusal.DELETE_CONFLICT,
                "Cannot delete a policy attached to entities.",
                () -> decide(OWN, 0, READER, 1));
    }

    @Test
    void a_policy_that_bounds_somebody_is_refused() {
        assertRefused(
                Refusal.DELETE_CONFLICT,
                "Cannot delete a policy attached to entities.",
                () -> decide(OWN, 1, READER, 0));
    }

    @Test
    void a_policy_with_further_versions_is_refused() {
        ManagedPolicy policy = READER.state().orElseThrow();
        var version = new PolicyVersion("v2", Given.DOCUMENT, Given.NOW);
        var two = new ManagedPolicy(
                policy.id(),
                policy.account(),
                policy.name(),
                policy.path(),
                policy.description(),
                List.of(policy.versions().getFirst(), version),
                "v1",
                policy.tags(),
                policy.createdAt(),
                policy.updatedAt());
        assertRefused(
                Refusal.DELETE_CONFLICT,
                "This policy has more than one version. Before you delete a policy, you must delete the policy's"
                        + " versions. The default version is deleted with the policy.",
                () -> decide(OWN, 0, new Stream<>(policy.id().value(), Optional.of(two), 2, 2), 0));
    }

    @Test
    void an_absent_policy_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::111122223333:policy/Reader was not found.",
                () -> decide(OWN, 0, Stream.unborn(""), 0));
    }

    @Test
    void a_policy_of_aws_is_refused() {
        assertRefused(
                Refusal.ACCESS_DENIED,
                "Policy is outside your own account.",
                () -> decide(Given.READ_ONLY, 0, Stream.unborn(""), 0));
    }

    @Test
    void a_policy_of_another_account_is_refused() {
        assertRefused(
                Refusal.ACCESS_DENIED,
                "Policy is outside your own account.",
                () -> decide("arn:aws:iam::999988887777:policy/Reader", 0, Stream.unborn(""), 0));
    }

    @Test
    void a_policy_that_nobody_was_asked_about_is_not_deleted() {
        var other = new PolicyId("ANPABBBBBBBBBBBBBBBBB");
        var prepared = new Prepared(Given.reference(OWN), Optional.of(other), 0, Optional.of(Given.SEEN));
        assertRefused(
                Refusal.SERVICE_UNAVAILABLE,
                "The entity is being changed by others. Try again.",
                () -> new DeletePolicy(new PolicyArn(OWN)).decide(CALL, prepared, new Read(READER, 0), FACTS));
    }

    private static List<Change> decide(String arn, long boundaryUses, Stream<ManagedPolicy> found, long attachments) {
        var prepared = new Prepared(
                Given.reference(arn), found.state().map(ManagedPolicy::id), boundaryUses, Optional.of(Given.SEEN));
        return new DeletePolicy(new PolicyArn(arn))
                .decide(CALL, prepared, new Read(found, attachments), FACTS)
                .changes();
    }
}
