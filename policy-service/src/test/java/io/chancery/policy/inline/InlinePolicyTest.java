package io.chancery.policy.inline;

import static io.chancery.policy.Given.ACCOUNT;
import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.FACTS;
import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyDeleted;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyPut;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.PrincipalRetired;
import io.chancery.policy.Given;
import io.chancery.policy.TestMarkers;
import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.PrincipalPage;
import io.chancery.policy.principal.RoleName;
import io.chancery.policy.principal.UserName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Change;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlinePolicyTest {

    private static final String ALICE_ID = "AIDAAAAAAAAAAAAAAAAAA";
    private static final UserName ALICE_NAME = new UserName("alice");
    private static final Principal ALICE = Given.living(ALICE_NAME, ALICE_ID);
    private static final Stream<PrincipalPolicies> NONE = Stream.unborn(ALICE_ID);
    private static final PolicyName NAME = new PolicyName("reads");
    private static final InlinePolicyPut PUT =
            new InlinePolicyPut(ALICE_ID, PrincipalKind.USER, ACCOUNT, "reads", Given.DOCUMENT);
    private static final Stream<PrincipalPolicies> ONE = Given.policies(ALICE_ID, PUT);

    @Test
    void a_policy_is_put() {
        assertEquals(List.of(PUT), events(put(Given.DOCUMENT, NONE)));
    }

    @Test
    void a_policy_of_the_same_name_is_replaced() {
        String other = Given.DOCUMENT.replace("Allow", "Deny");
        assertEquals(
                List.of(new InlinePolicyPut(ALICE_ID, PrincipalKind.USER, ACCOUNT, "reads", other)),
                events(put(other, ONE)));
    }

    @Test
    void putting_the_same_again_changes_nothing() {
        assertEquals(List.of(), put(Given.DOCUMENT, ONE));
    }

    @Test
    void a_document_that_is_no_policy_is_refused() {
        assertRefused(
                Refusal.MALFORMED_POLICY_DOCUMENT,
                "Syntax errors in policy. The document is not JSON (line 1, column 1)",
                () -> put("not json", NONE));
    }

    @Test
    void an_absent_or_retired_user_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The user with name alice cannot be found.",
                () -> put(Given.DOCUMENT, Given.policies(ALICE_ID, new PrincipalRetired(ALICE_ID))));
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The user with name alice cannot be found.",
                () -> new PutUserPolicy(ALICE_NAME, NAME, new PolicyText(Given.DOCUMENT))
                        .decide(CALL, Given.absent(ALICE_NAME), Stream.unborn(""), FACTS));
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 5_120, 10_240})
    void all_policies_of_a_principal_together_have_a_limit(int limit) {
        PutPolicy operation = ofLimit(limit, documentOf(limit - 100));
        Principal principal = Given.living(operation.principalName(), ALICE_ID);
        var other = new InlinePolicyPut(ALICE_ID, operation.principalName().kind(), ACCOUNT, "other", documentOf(100));
        assertEquals(
                1,
                operation
                        .decide(CALL, principal, Given.policies(ALICE_ID, other), FACTS)
                        .changes()
                        .size());
        var larger = new InlinePolicyPut(ALICE_ID, operation.principalName().kind(), ACCOUNT, "other", documentOf(101));
        assertRefused(
                Refusal.LIMIT_EXCEEDED,
                "Maximum policy size of %d bytes exceeded for %s x"
                        .formatted(limit, operation.principalName().noun()),
                () -> operation.decide(CALL, principal, Given.policies(ALICE_ID, larger), FACTS));
    }

    @Test
    void a_policy_is_read_percent_encoded_with_the_users_own_spelling() {
        var reply = new GetUserPolicy(new UserName("ALICE"), NAME).reply(CALL, ALICE, ONE);
        assertEquals("alice", reply.userName());
        assertEquals("reads", reply.policyName());
        assertEquals(
                "%7B%22Version%22%3A%20%222012-10-17%22", reply.policyDocument().substring(0, 38));
    }

    @Test
    void an_absent_policy_is_not_read() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The user policy with name reads cannot be found.",
                () -> new GetUserPolicy(ALICE_NAME, NAME).reply(CALL, ALICE, NONE));
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The role policy with name reads cannot be found.",
                () -> new GetRolePolicy(new RoleName("x"), NAME).reply(CALL, ALICE, NONE));
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The group policy with name reads cannot be found.",
                () -> new GetGroupPolicy(new GroupName("x"), NAME).reply(CALL, ALICE, NONE));
    }

    @Test
    void a_policy_is_deleted() {
        assertEquals(
                List.of(new InlinePolicyDeleted(ALICE_ID, "reads")),
                events(new DeleteUserPolicy(ALICE_NAME, NAME)
                        .decide(CALL, ALICE, ONE, FACTS)
                        .changes()));
    }

    @Test
    void an_absent_policy_is_not_deleted() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The user policy with name reads cannot be found.",
                () -> new DeleteUserPolicy(ALICE_NAME, NAME).decide(CALL, ALICE, NONE, FACTS));
    }

    @Test
    void policies_are_listed_by_name_in_parts() {
        var markers = TestMarkers.create();
        var second = new InlinePolicyPut(ALICE_ID, PrincipalKind.USER, ACCOUNT, "alpha", Given.DOCUMENT);
        Stream<PrincipalPolicies> two = Given.policies(ALICE_ID, PUT, second);
        var operation = new ListUserPolicies(ALICE_NAME, Optional.empty(), Optional.empty());
        var firstPage = new PrincipalPage(ALICE, "ListUserPolicies ", new Paging(Optional.empty(), 1), markers);
        ListInlinePolicies.Reply first = operation.reply(CALL, firstPage, two);
        assertEquals(List.of("alpha"), first.policyNames());
        Paging next = markers.paging("ListUserPolicies ", ACCOUNT, "of alice", first.marker(), Optional.of(1));
        ListInlinePolicies.Reply rest =
                operation.reply(CALL, new PrincipalPage(ALICE, "ListUserPolicies ", next, markers), two);
        assertEquals(List.of("reads"), rest.policyNames());
        assertEquals(false, rest.isTruncated());
    }

    @Test
    void each_operation_needs_permission_on_the_principal() {
        var expected = Permission.of("iam:PutUserPolicy", "arn:aws:iam::111122223333:user/team/alice");
        assertEquals(
                List.of(expected),
                new PutUserPolicy(ALICE_NAME, NAME, new PolicyText(Given.DOCUMENT)).permissions(CALL, ALICE, NONE));
    }

    private static PutPolicy ofLimit(int limit, String document) {
        var text = new PolicyText(document);
        return switch (limit) {
            case 2_048 -> new PutUserPolicy(new UserName("x"), NAME, text);
            case 5_120 -> new PutGroupPolicy(new GroupName("x"), NAME, text);
            default -> new PutRolePolicy(new RoleName("x"), NAME, text);
        };
    }

    private static List<Change> put(String document, Stream<PrincipalPolicies> found) {
        return new PutUserPolicy(ALICE_NAME, NAME, new PolicyText(document))
                .decide(CALL, ALICE, found, FACTS)
                .changes();
    }

    private static List<?> events(List<Change> changes) {
        return changes.stream().map(Change::event).toList();
    }

    /** A valid document of so many characters, none of them white space. */
    private static String documentOf(int size) {
        String empty =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:\",\"Resource\":\"*\"}}";
        return empty.replace("s3:", "s3:" + "a".repeat(size - empty.length()));
    }
}
