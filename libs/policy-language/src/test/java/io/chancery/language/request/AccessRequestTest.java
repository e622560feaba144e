package io.chancery.language.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a request's context says in the end, of a request that was made and of one that is simulated. */
class AccessRequestTest {

    private static final RequestPrincipal ALICE = new RequestPrincipal.User(
            "111122223333", "arn:aws:iam::111122223333:user/alice", "AIDAALICEALICEALICE22", "alice");
    private static final RequestContext CLAIMS = RequestContext.builder()
            .put("aws:username", "root")
            .put("aws:PrincipalServiceName", "s3.amazonaws.com")
            .put("aws:ResourceAccount", "999999999999")
            .build();

    @Test
    void nobody_says_who_he_is() {
        RequestContext context = request(ALICE, false).effectiveContext();

        assertThat(context.single("aws:username")).hasValue("alice");
        assertThat(context.single("aws:PrincipalServiceName")).isEmpty();
        assertThat(context.single("aws:ResourceAccount")).hasValue("111122223333");
    }

    @Test
    void a_simulation_states_its_world() {
        RequestContext context = request(ALICE, true).effectiveContext();

        assertThat(context.single("aws:username")).hasValue("root");
        assertThat(context.single("aws:PrincipalServiceName")).hasValue("s3.amazonaws.com");
        assertThat(context.single("aws:ResourceAccount")).hasValue("999999999999");
    }

    @Test
    void what_a_simulation_does_not_state_follows_from_the_principal() {
        RequestContext context = request(ALICE, true).effectiveContext();

        assertThat(context.single("aws:userid")).hasValue("AIDAALICEALICEALICE22");
        assertThat(context.single("aws:PrincipalType")).hasValue("User");
    }

    @Test
    void what_is_not_known_of_a_principal_is_no_key() {
        var session = new RequestPrincipal.RoleSession(
                "111122223333",
                "arn:aws:sts::111122223333:assumed-role/Deployer/release-7",
                "arn:aws:iam::111122223333:role/Deployer",
                "",
                "release-7");
        assertThat(request(session, true).effectiveContext().get("aws:userid")).isEmpty();

        var nameless = new RequestPrincipal.User("111122223333", "", "", "");
        assertThat(nameless.contextKeys().keySet())
                .containsExactlyInAnyOrder("aws:PrincipalAccount", "aws:PrincipalType", "aws:PrincipalIsAWSService");
    }

    @Test
    void nobody_in_particular_has_the_user_id_anonymous() {
        RequestContext stated = RequestContext.builder()
                .put("aws:userid", "AIDAALICEALICEALICE22")
                .build();
        var anonymous = new AccessRequest(
                new RequestPrincipal.Anonymous(), "s3:GetObject", "arn:aws:s3:::reports", Optional.empty(), stated);

        assertThat(anonymous.effectiveContext().single("aws:userid")).hasValue("anonymous");
    }

    private static AccessRequest request(RequestPrincipal principal, boolean contextPrevails) {
        return new AccessRequest(
                principal, "s3:GetObject", "arn:aws:s3:::reports", Optional.empty(), CLAIMS, contextPrevails);
    }
}
