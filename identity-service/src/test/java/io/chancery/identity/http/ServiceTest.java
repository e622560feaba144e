package io.chancery.identity.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.internal.CloseAccountRequest;
import io.chancery.runtime.internal.OpenAccountRequest;
import io.chancery.store.verify.VerificationReport;
import io.chancery.testing.Eventually;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as a whole: it starts, is ready, takes requests only from those who may bring them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class ServiceTest {

    @BeforeEach
    void allowAll() {
        Suite.tell(StubPolicyService.Told.ALLOW_ALL);
    }

    @Test
    void it_becomes_ready_and_its_relay_leads() {
        Eventually.eventually(() -> {
            Suite.Answer ready = Suite.get("/q/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.text()).contains("\"relay\": \"leading\"");
        });
    }

    @Test
    void its_metrics_tell_about_the_relay() {
        assertThat(Suite.get("/q/metrics").text()).contains("chancery_relay_halted", "chancery_activity_spool_bytes");
    }

    @Test
    void a_request_without_a_credential_is_denied() {
        Suite.Answer answer = Suite.send(
                "/",
                "application/x-www-form-urlencoded",
                "Action=ListUsers&Version=2010-05-08".getBytes(StandardCharsets.US_ASCII),
                Optional.empty());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.element("Code")).isEqualTo("AccessDenied");
    }

    @Test
    void a_service_that_may_not_ask_is_denied() {
        Suite.Answer answer = Suite.ask(
                "report",
                "/internal/accounts",
                new OpenAccountRequest(Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("AccessDenied");
    }

    @Test
    void a_body_that_is_no_request_is_refused() {
        assertThat(Suite.operator("/internal/accounts/close", "nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void a_user_is_made_and_found_and_the_answer_tells_its_revision() {
        OpenAccountRequest.Answer account = Suite.openAccount();
        Caller root = Caller.root(account.accountId());

        Suite.Answer made = Suite.iam(root, "CreateUser", "UserName", "Alice", "Path", "/team/");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.headers().firstValue("X-Chancery-Revision")).isPresent();
        assertThat(made.element("Arn")).isEqualTo("arn:aws:iam::" + account.accountId() + ":user/team/Alice");
        assertThat(Suite.iam(root, "GetUser", "UserName", "alice").element("UserId"))
                .isEqualTo(made.element("UserId"));
    }

    @Test
    void a_denial_says_who_may_not_do_what() {
        OpenAccountRequest.Answer account = Suite.openAccount();
        Suite.tell(new StubPolicyService.Told(Set.of("iam:CreateUser"), Set.of(), 0));

        Suite.Answer denied = Suite.iam(Caller.root(account.accountId()), "CreateUser", "UserName", "Bob");

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.element("Message")).contains("is not authorized to perform: iam:CreateUser on resource: ");
    }

    @Test
    void its_tables_and_topics_are_proven_whole() {
        OpenAccountRequest.Answer account = Suite.openAccount();
        Suite.operator(
                "/internal/accounts/close",
                new CloseAccountRequest(account.accountId().value()));

        Suite.Answer verified = Suite.operator("/internal/verify", Map.of());

        assertThat(verified.status()).isEqualTo(200);
        var report = verified.as(VerificationReport.class);
        assertThat(report.findings()).isEmpty();
        assertThat(report.shards()).anySatisfy(shard -> {
            assertThat(shard.events()).isPositive();
            assertThat(shard.eventRecords()).isEqualTo(shard.events());
        });
    }
}
