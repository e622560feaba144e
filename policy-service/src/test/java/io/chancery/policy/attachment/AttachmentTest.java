package io.chancery.policy.attachment;

import static io.chancery.policy.Given.ACCOUNT;
import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.FACTS;
import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.contracts.PolicyId;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyAttached;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyDetached;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.PrincipalRetired;
import io.chancery.policy.Given;
import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.RoleName;
import io.chancery.policy.principal.UserName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Change;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttachmentTest {

    private static final String OWN = "arn:aws:iam::111122223333:policy/Reader";
    private static final String ALICE_ID = "AIDAAAAAAAAAAAAAAAAAA";
    private static final UserName ALICE_NAME = new UserName("alice");
    private static final Principal ALICE = Given.living(ALICE_NAME, ALICE_ID);
    private static final Stream<PrincipalPolicies> NO_POLICIES = Stream.unborn(ALICE_ID);
    private static final Stream<ManagedPolicy> READER = Given.policy(Given.created("/", "Reader"));
    private static final Stream<ManagedPolicy> NO_POLICY = Stream.unborn("");
    private static final ManagedPolicyAttached ATTACHED =
            new ManagedPolicyAttached(ALICE_ID, PrincipalKind.USER, ACCOUNT, OWN, Given.DRAWN_ID);

    @Test
    void a_policy_of_the_account_is_attached() {
        assertEquals(List.of(ATTACHED), events(attach(OWN, ALICE, NO_POLICIES, READER)));
    }

    @Test
    void the_change_is_of_the_principal() {
        Change change = attach(OWN, ALICE, NO_POLICIES, READER).getFirst();
        assertEquals("principal-policies/" + ALICE_ID, change.streamId());
        assertEquals("arn:aws:iam::111122223333:user/team/alice", change.subject());
    }

    @Test
    void a_policy_of_aws_is_attached() {
        PolicyId id = Given.CATALOGUE.byArn(Given.READ_ONLY).orElseThrow().id();
        assertEquals(
                List.of(new ManagedPolicyAttached(ALICE_ID, PrincipalKind.USER, ACCOUNT, Given.READ_ONLY, id)),
                events(attach(Given.READ_ONLY, ALICE, NO_POLICIES, NO_POLICY)));
    }

    @Test
    void groups_and_roles_are_attached_to_in_their_kind() {
        var group = new AttachGroupPolicy(new GroupName("devs"), new PolicyArn(OWN));
        var role = new AttachRolePolicy(new RoleName("ops"), new PolicyArn(OWN));
        assertEquals(PrincipalKind.GROUP, kind(group, Given.living(group.groupName(), "AGPAAAAAAAAAAAAAAAAAA")));
        assertEquals(PrincipalKind.ROLE, kind(role, Given.living(role.roleName(), "AROAAAAAAAAAAAAAAAAAA")));
    }

    @Test
    void attaching_what_is_attached_changes_nothing() {
        assertEquals(List.of(), attach(OWN, ALICE, Given.policies(ALICE_ID, ATTACHED), READER));
    }

    @Test
    void an_absent_principal_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The user with name alice cannot be found.",
                () -> attach(OWN, Given.absent(ALICE_NAME), Stream.unborn(""), READER));
    }

    @Test
    void a_principal_that_was_retired_meanwhile_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The user with name alice cannot be found.",
                () -> attach(OWN, ALICE, Given.policies(ALICE_ID, new PrincipalRetired(ALICE_ID)), READER));
    }

    @Test
    void an_absent_policy_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::111122223333:policy/Reader does not exist or is not attachable.",
                () -> attach(OWN, ALICE, NO_POLICIES, NO_POLICY));
    }

    @Test
    void a_policy_for_service_linked_roles_is_refused() {
        assertRefused(
                Refusal.POLICY_NOT_ATTACHABLE,
                "Cannot attach a Service Role Policy to a Customer User.",
                () -> attach(
                        "arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy",
                        ALICE,
                        NO_POLICIES,
                        NO_POLICY));
    }

    @Test
    void an_eleventh_policy_is_refused() {
        var ten = new ManagedPolicyAttached[10];
        for (int i = 0; i < ten.length; i++) {
            var id = new PolicyId("ANPABBBBBBBBBBBBBBBB" + i);
            ten[i] = new ManagedPolicyAttached(ALICE_ID, PrincipalKind.USER, ACCOUNT, OWN + i, id);
        }
        assertRefused(
                Refusal.LIMIT_EXCEEDED,
                "Cannot exceed quota for PoliciesPerUser: 10",
                () -> attach(OWN, ALICE, Given.policies(ALICE_ID, ten), READER));
    }

    @Test
    void attaching_needs_permission_on_the_principal_with_the_policys_arn() {
        var operation = new AttachUserPolicy(ALICE_NAME, new PolicyArn(OWN));
        assertEquals(
                List.of(new Permission(
                        "iam:AttachUserPolicy",
                        "arn:aws:iam::111122223333:user/team/alice",
                        Map.of("iam:PolicyARN", List.of(OWN)))),
                operation.permissions(CALL, prepared(OWN, ALICE), new AttachPolicy.Read(NO_POLICIES, READER)));
    }

    @Test
    void an_absent_principal_is_authorised_under_the_root_path() {
        var operation = new DetachUserPolicy(ALICE_NAME, new PolicyArn(OWN));
        assertEquals(
                "arn:aws:iam::111122223333:user/alice",
                operation
                        .permissions(CALL, Given.absent(ALICE_NAME), Stream.unborn(""))
                        .getFirst()
                        .resource());
    }

    @Test
    void an_attached_policy_is_detached() {
        assertEquals(
                List.of(new ManagedPolicyDetached(ALICE_ID, Given.DRAWN_ID)),
                events(detach(ALICE, Given.policies(ALICE_ID, ATTACHED))));
    }

    @Test
    void a_policy_that_is_not_attached_is_not_detached() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "Policy arn:aws:iam::111122223333:policy/Reader was not found.",
                () -> detach(ALICE, NO_POLICIES));
    }

    @Test
    void nothing_is_detached_from_an_absent_principal() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The user with name alice cannot be found.",
                () -> detach(Given.absent(ALICE_NAME), Stream.unborn("")));
    }

    private static PrincipalKind kind(AttachPolicy operation, Principal principal) {
        var read = new AttachPolicy.Read(Stream.unborn(principal.idToRead()), READER);
        Change change = operation
                .decide(CALL, prepared(OWN, principal), read, FACTS)
                .changes()
                .getFirst();
        return ((ManagedPolicyAttached) change.event()).kind();
    }

    private static AttachPolicy.Prepared prepared(String arn, Principal principal) {
        return new AttachPolicy.Prepared(principal, Given.reference(arn));
    }

    private static List<Change> attach(
            String arn, Principal principal, Stream<PrincipalPolicies> policies, Stream<ManagedPolicy> policy) {
        return new AttachUserPolicy(ALICE_NAME, new PolicyArn(arn))
                .decide(CALL, prepared(arn, principal), new AttachPolicy.Read(policies, policy), FACTS)
                .changes();
    }

    private static List<Change> detach(Principal principal, Stream<PrincipalPolicies> policies) {
        return new DetachUserPolicy(ALICE_NAME, new PolicyArn(OWN))
                .decide(CALL, principal, policies, FACTS)
                .changes();
    }

    private static List<?> events(List<Change> changes) {
        return changes.stream().map(Change::event).toList();
    }
}
