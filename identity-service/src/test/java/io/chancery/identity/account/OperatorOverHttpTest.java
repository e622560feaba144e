package io.chancery.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.StubPolicyService.Told;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.internal.AccountList;
import io.chancery.runtime.internal.CloseAccountRequest;
import io.chancery.runtime.internal.OpenAccountRequest;
import io.chancery.runtime.internal.RootCredentialsRequest;
import io.chancery.runtime.internal.ServiceCredentialsRequest;
import io.chancery.runtime.internal.SigningKeyRequest;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator does beside opening accounts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class OperatorOverHttpTest {

    @BeforeEach
    void allowAll() {
        Suite.tell(Told.ALLOW_ALL);
    }

    private static Optional<SigningKeyRequest.Found> signer(String accessKeyId) {
        return Suite.operator(
                        "/internal/signing-keys",
                        new SigningKeyRequest(accessKeyId, Optional.empty(), "20260101", "us-east-1", "iam"))
                .as(SigningKeyRequest.Answer.class)
                .found();
    }

    @Test
    void closing_an_account_ends_its_keys_and_destroys_its_secrets() throws SQLException {
        OpenAccountRequest.Answer account = Suite.openAccount();

        Suite.Answer closed = Suite.operator(
                "/internal/accounts/close",
                new CloseAccountRequest(account.accountId().value()));

        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.as(CloseAccountRequest.Answer.class).position().sequence())
                .isPositive();
        assertThat(signer(account.accessKeyId())).isEmpty();
        assertThat(Suite.operator("/internal/accounts/list", new AccountList(Optional.empty()))
                        .as(AccountList.Answer.class)
                        .accounts())
                .noneMatch(listed -> listed.accountId().equals(account.accountId()));
        assertThat(sealedSecretsOf(account.accountId())).isZero();
    }

    private static int sealedSecretsOf(AccountId account) throws SQLException {
        try (Connection database = Suite.database();
                Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from sealed_secret where account = '" + account + "'")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void an_account_that_is_not_open_cannot_be_closed() {
        Suite.Answer answer = Suite.operator("/internal/accounts/close", new CloseAccountRequest("299999999999"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("NoSuchEntity");
    }

    @Test
    void a_closed_account_s_id_is_never_used_again() {
        OpenAccountRequest.Answer account = Suite.openAccount();
        String id = account.accountId().value();
        Suite.operator("/internal/accounts/close", new CloseAccountRequest(id));

        Suite.Answer again = Suite.operator(
                "/internal/accounts", new OpenAccountRequest(Optional.of(id), Optional.empty(), Optional.empty()));

        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void resetting_root_replaces_all_of_its_keys() {
        OpenAccountRequest.Answer account = Suite.openAccount();
        Caller root = Caller.root(account.accountId());
        String second = Suite.iam(root, "CreateAccessKey").element("AccessKeyId");

        Suite.Answer reset = Suite.operator(
                "/internal/accounts/root-credentials",
                new RootCredentialsRequest(account.accountId().value()));

        assertThat(reset.status()).isEqualTo(200);
        assertThat(signer(account.accessKeyId())).isEmpty();
        assertThat(signer(second)).isEmpty();
        assertThat(signer(reset.as(OpenAccountRequest.Answer.class).accessKeyId()))
                .isPresent();
    }

    @Test
    void a_key_that_the_operator_issues_comes_after_the_policies_that_were_in_force() throws SQLException {
        OpenAccountRequest.Answer account = Suite.openAccount();

        try (Connection database = Suite.database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select e.attributes::json->>'dependson', h.depends_on from event e join shard_head h using (shard)"
                                + " where e.stream_id = 'access-key/%s'".formatted(account.accessKeyId()))) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("policy/0/7");
            assertThat(rows.getString(2)).contains("policy/0/7");
        }
    }

    @Test
    void a_service_has_two_keys_at_most_and_a_third_replaces_the_oldest() {
        String first = serviceKey("batch.example.com");
        String second = serviceKey("batch.example.com");
        String third = serviceKey("batch.example.com");

        assertThat(signer(first).isPresent() ^ signer(second).isPresent())
                .as("one of the two older keys is left")
                .isTrue();
        Caller caller = signer(third).orElseThrow().caller();
        assertThat(caller.type()).isEqualTo(Caller.Type.SERVICE);
        assertThat(caller.account()).isEqualTo(AccountId.INSTALLATION);
        assertThat(caller.principalId()).isEqualTo("batch.example.com");
    }

    private static String serviceKey(String principal) {
        Suite.Answer answer =
                Suite.operator("/internal/services/credentials", new ServiceCredentialsRequest(principal));
        assertThat(answer.status()).isEqualTo(200);
        return answer.as(ServiceCredentialsRequest.Answer.class).accessKeyId();
    }

    @Test
    void a_service_s_name_must_be_a_domain_name() {
        Suite.Answer answer =
                Suite.operator("/internal/services/credentials", new ServiceCredentialsRequest("Not A Name"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("ValidationError").contains("'principal'");
    }

    @Test
    void what_the_operator_does_is_in_the_activity_trail() throws SQLException {
        OpenAccountRequest.Answer account = Suite.openAccount();

        try (Connection database = Suite.database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select convert_from(data, 'UTF8') from activity where account = '%s' order by seq"
                                .formatted(account.accountId()))) {
            rows.next();
            assertThat(rows.getString(1)).contains("\"OpenAccount\"", "\"Operator\"", "192.0.2.7");
            rows.next();
            assertThat(rows.getString(1)).contains("\"IssueAccessKey\"");
            rows.next();
            assertThat(rows.getString(1)).contains("\"MarkAccountReady\"");
        }
    }
}
