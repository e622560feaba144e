package io.chancery.language.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of principal is called, and what follows from who it is. */
class RequestPrincipalTest {

    private static final String ACCOUNT = "111122223333";
    private static final RequestPrincipal.User ALICE = new RequestPrincipal.User(
            ACCOUNT, "arn:aws:iam::111122223333:user/staff/alice", "AIDAALICEALICEALICE22", "alice");

    static Stream<Arguments> principals() {
        return Stream.of(
                arguments(ALICE, Optional.of(ALICE.userArn()), "User", "AIDAALICEALICEALICE22"),
                arguments(
                        new RequestPrincipal.RoleSession(
                                ACCOUNT,
                                "arn:aws:sts::111122223333:assumed-role/Deployer/release-7",
                                "arn:aws:iam::111122223333:role/ops/Deployer",
                                "AROADEPLOYERDEPLOYE22",
                                "release-7"),
                        Optional.of("arn:aws:sts::111122223333:assumed-role/Deployer/release-7"),
                        "AssumedRole",
                        "AROADEPLOYERDEPLOYE22:release-7"),
                arguments(
                        new RequestPrincipal.Root(ACCOUNT),
                        Optional.of("arn:aws:iam::111122223333:root"),
                        "Account",
                        ACCOUNT),
                arguments(
                        new RequestPrincipal.FederatedUser(
                                ACCOUNT, "arn:aws:sts::111122223333:federated-user/guest", "guest", ALICE),
                        Optional.of("arn:aws:sts::111122223333:federated-user/guest"),
                        "FederatedUser",
                        "111122223333:guest"));
    }

    @ParameterizedTest
    @MethodSource("principals")
    void a_principal_of_an_account(RequestPrincipal principal, Optional<String> arn, String type, String userId) {
        assertThat(principal.arn()).isEqualTo(arn);
        assertThat(principal.account()).contains(ACCOUNT);
        assertThat(principal.contextKeys())
                .containsEntry("aws:PrincipalAccount", ACCOUNT)
                .containsEntry("aws:PrincipalType", type)
                .containsEntry("aws:userid", userId)
                .containsEntry("aws:PrincipalIsAWSService", "false");
    }

    @Test
    void an_arn_is_of_one_partition() {
        var abroad = new RequestPrincipal.User(
                ACCOUNT, "arn:aws-cn:iam::111122223333:user/li", "AIDALILILILILILILI22", "li");
        assertThat(abroad.mayBeIn("aws-cn")).isTrue();
        assertThat(abroad.mayBeIn("aws")).isFalse();
        assertThat(abroad.mayBeIn("aws-cn-north")).isFalse();
        assertThat(ALICE.mayBeIn("aws")).isTrue();
        assertThat(ALICE.mayBeIn("aws-cn")).isFalse();
        var session = new RequestPrincipal.RoleSession(
                ACCOUNT, "arn:aws:sts::111122223333:assumed-role/R/s", "arn:aws:iam::111122223333:role/R", "", "s");
        assertThat(session.mayBeIn("aws-us-gov")).isFalse();
        var guest = new RequestPrincipal.FederatedUser(
                ACCOUNT, "arn:aws:sts::111122223333:federated-user/guest", "guest", ALICE);
        assertThat(guest.mayBeIn("aws-us-gov")).isFalse();
        assertThat(guest.mayBeIn("aws")).isTrue();
        assertThat(new RequestPrincipal.Root(ACCOUNT).mayBeIn("aws-us-gov")).isTrue();
    }

    static Stream<Arguments> ofNoAccount() {
        return Stream.of(
                arguments(
                        new RequestPrincipal.Service("lambda.amazonaws.com"),
                        Map.of(
                                "aws:PrincipalServiceName",
                                "lambda.amazonaws.com",
                                "aws:PrincipalIsAWSService",
                                "true")),
                arguments(
                        new RequestPrincipal.WebIdentity("accounts.google.com", "7"),
                        Map.of("aws:FederatedProvider", "accounts.google.com")),
                arguments(
                        new RequestPrincipal.Anonymous(),
                        Map.of("aws:PrincipalType", "Anonymous", "aws:userid", "anonymous")));
    }

    @ParameterizedTest
    @MethodSource("ofNoAccount")
    void a_principal_of_no_account_has_no_arn(RequestPrincipal principal, Map<String, String> keys) {
        assertThat(principal.arn()).isEmpty();
        assertThat(principal.account()).isEmpty();
        assertThat(principal.contextKeys()).isEqualTo(keys);
    }

    @Test
    void a_session_s_principal_is_its_role() {
        assertThat(new RequestPrincipal.RoleSession(
                                ACCOUNT,
                                "arn:aws:sts::111122223333:assumed-role/Deployer/release-7",
                                "arn:aws:iam::111122223333:role/ops/Deployer",
                                "AROADEPLOYERDEPLOYE22",
                                "release-7")
                        .contextKeys())
                .containsEntry("aws:PrincipalArn", "arn:aws:iam::111122223333:role/ops/Deployer");
    }
}
