package io.chancery.policy.attachment;

import static io.chancery.policy.Given.ACCOUNT;
import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.contracts.PolicyId;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyAttached;
import io.chancery.policy.Given;
import io.chancery.policy.TestMarkers;
import io.chancery.policy.attachment.ListAttachedPolicies.Attached;
import io.chancery.policy.attachment.ListAttachedPolicies.Reply;
import io.chancery.policy.managed.PolicyPath;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.PrincipalPage;
import io.chancery.policy.principal.UserName;
import io.chancery.runtime.operation.Markers;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListAttachedPoliciesTest {

    private static final Markers MARKERS = TestMarkers.create();
    private static final String ALICE_ID = "AIDAAAAAAAAAAAAAAAAAA";
    private static final UserName ALICE = new UserName("alice");
    private static final String B = "arn:aws:iam::111122223333:policy/b/Second";
    private static final String A = "arn:aws:iam::111122223333:policy/a/First";
    private static final Stream<PrincipalPolicies> BOTH = Given.policies(ALICE_ID, attached(B, "B"), attached(A, "C"));
    private static final Principal LIVING = Given.living(ALICE, ALICE_ID);

    @Test
    void attached_policies_are_listed_by_arn() {
        assertEquals(
                List.of(new Attached("First", A), new Attached("Second", B)),
                list(LIVING, Optional.empty(), 100, Optional.empty()).attachedPolicies());
    }

    @Test
    void a_prefix_narrows_the_list() {
        assertEquals(
                List.of(new Attached("Second", B)),
                list(LIVING, Optional.of("/b/"), 100, Optional.empty()).attachedPolicies());
    }

    @Test
    void a_list_goes_on_after_its_marker() {
        Reply first = list(LIVING, Optional.empty(), 1, Optional.empty());
        assertEquals(true, first.isTruncated());
        Reply second = list(LIVING, Optional.empty(), 1, first.marker());
        assertEquals(List.of(new Attached("Second", B)), second.attachedPolicies());
        assertEquals(false, second.isTruncated());
    }

    @Test
    void a_marker_of_another_list_is_refused() {
        Reply first = list(LIVING, Optional.empty(), 1, Optional.empty());
        assertRefused(
                Refusal.VALIDATION_ERROR, "Invalid Marker.", () -> list(LIVING, Optional.of("/b/"), 1, first.marker()));
    }

    @Test
    void an_absent_principal_is_refused() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The user with name alice cannot be found.",
                () -> list(Given.absent(ALICE), Optional.empty(), 100, Optional.empty()));
    }

    private static ManagedPolicyAttached attached(String arn, String letter) {
        return new ManagedPolicyAttached(
                ALICE_ID, PrincipalKind.USER, ACCOUNT, arn, new PolicyId("ANPA" + letter.repeat(17)));
    }

    private static Reply list(Principal principal, Optional<String> prefix, int limit, Optional<String> marker) {
        var operation =
                new ListAttachedUserPolicies(ALICE, prefix.map(PolicyPath::new), Optional.empty(), Optional.empty());
        String list = "ListAttachedUserPolicies " + operation.narrowedBy();
        Paging paging = MARKERS.paging(list, ACCOUNT, "of alice", marker, Optional.of(limit));
        return operation.reply(CALL, new PrincipalPage(principal, list, paging, MARKERS), BOTH);
    }
}
