package io.chancery.report;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.contracts.Topics;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.report.credential.RemoteLedger;
import io.chancery.report.credential.Rows;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.LedgerRequest;
import io.chancery.runtime.pipeline.RemoteAuthorizer;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.TopicDirectory;
import io.chancery.testing.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service through its port, with the other services played over HTTP and a real Kafka for its activity. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ServiceKeys.class)
@QuarkusTestResource(PeerAddresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields before the first test.
class ReportServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Shards SHARDS = new Shards(8);
    private static final AtomicLong NEXT_ACCOUNT = new AtomicLong(200_000_000_000L);
    private static final String GENERATE = "Action=GenerateCredentialReport&Version=2010-05-08";
    private static final String GET = "Action=GetCredentialReport&Version=2010-05-08";

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "chancery.trust-dir")
    Path keys;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "chancery.identity-url")
    URI identityUrl;

    @ConfigProperty(name = "chancery.policy-url")
    URI policyUrl;

    @ConfigProperty(name = "chancery.audit-url")
    URI auditUrl;

    private final AccountId account = new AccountId(String.valueOf(NEXT_ACCOUNT.incrementAndGet()));
    private final String rootArn = "arn:aws:iam::" + account + ":root";
    private volatile long head = 7;
    private volatile long reached = 0;
    private volatile boolean allowed = true;
    private final List<Peer<?>> peers = new ArrayList<>();
    private Optional<Peer<AuthorizeRequest>> policy = Optional.empty();
    private Optional<Peer<LedgerRequest>> audit = Optional.empty();

    @BeforeEach
    void startPeers() throws IOException {
        try (var admin = KafkaClients.admin(bootstrapServers, "test")) {
            new TopicDirectory(admin, SHARDS).createMissing();
        }
        peers.add(new Peer<>(
                identityUrl,
                ReportRunner.HEADS,
                ServiceKeys.of("identity", keys),
                HeadRequest.class,
                request -> new HeadRequest.Answer(position(head))));
        policy = Optional.of(new Peer<>(
                policyUrl,
                RemoteAuthorizer.PATH,
                ServiceKeys.of("policy", keys),
                AuthorizeRequest.class,
                this::authorize));
        audit = Optional.of(new Peer<>(
                auditUrl, RemoteLedger.PATH, ServiceKeys.of("audit", keys), LedgerRequest.class, this::ledger));
        policy.ifPresent(peers::add);
        audit.ifPresent(peers::add);
    }

    @AfterEach
    void stopPeers() {
        peers.forEach(Peer::close);
    }

    @Test
    void a_report_is_started_goes_on_and_is_complete() throws Exception {
        expectError(call(GET), 410, "ReportNotPresent");
        assertThat(call(GENERATE).body())
                .contains("<State>STARTED</State>")
                .contains("<Description>No report exists. Starting a new report generation task</Description>");
        assertThat(call(GENERATE).body()).contains("<State>INPROGRESS</State>").doesNotContain("<Description>");
        expectError(call(GET), 404, "ReportInProgress");
        reached = 7;
        assertThat(call(GENERATE).body()).contains("<State>COMPLETE</State>");

        HttpResponse<String> report = call(GET);
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.body())
                .contains("<GetCredentialReportResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">")
                .contains("<ReportFormat>text/csv</ReportFormat>");
        assertThat(member(report, "GeneratedTime")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        String csv = new String(Base64.getDecoder().decode(member(report, "Content")), StandardCharsets.UTF_8);
        assertThat(csv.lines().toList().subList(1, 3))
                .satisfiesExactly(
                        root -> assertThat(root).startsWith("<root_account>," + rootArn + ","),
                        alice -> assertThat(alice).startsWith("alice,"));
    }

    @Test
    void the_caller_is_authorised_as_of_the_head() throws Exception {
        call(GENERATE);
        AuthorizeRequest asked = policy.orElseThrow().asked().getLast();
        assertThat(asked.caller()).isEqualTo(caller());
        assertThat(asked.atLeast()).containsExactly(position(7));
        assertThat(asked.permissions()).singleElement().satisfies(permission -> {
            assertThat(permission.action()).isEqualTo("iam:GenerateCredentialReport");
            assertThat(permission.resource()).isEqualTo("*");
            assertThat(permission.context()).containsKeys("aws:CurrentTime", "aws:SourceIp");
        });
    }

    @Test
    void who_may_not_is_told_so_and_it_is_recorded() throws Exception {
        allowed = false;
        HttpResponse<String> denied = call(GENERATE);
        expectError(denied, 403, "AccessDenied");
        assertThat(denied.body()).contains("is not authorized to perform: iam:GenerateCredentialReport on resource: *");
        assertThat(audit.orElseThrow().asked()).isEmpty();
        eventually(() -> assertThat(activity()).singleElement().satisfies(record -> {
            assertThat(record.eventName()).isEqualTo("GenerateCredentialReport");
            assertThat(record.errorCode()).contains("AccessDenied");
            assertThat(record.userIdentity().arn()).isEqualTo(rootArn);
            assertThat(record.readOnly()).isTrue();
        }));
    }

    @Test
    void every_call_is_recorded() throws Exception {
        call(GENERATE);
        call(GET);
        eventually(() -> assertThat(activity())
                .extracting(
                        ActivityRecord::eventName, record -> record.errorCode().orElse(""))
                .containsExactly(
                        tuple("GenerateCredentialReport", ""), tuple("GetCredentialReport", "ReportInProgress")));
    }

    @Test
    void no_answer_from_another_service_means_no() throws Exception {
        policy.orElseThrow().close();
        expectError(call(GENERATE), 503, "ServiceUnavailable");
    }

    @Test
    void a_ledger_that_does_not_answer_leaves_the_report_as_it_was() throws Exception {
        call(GENERATE);
        audit.orElseThrow().close();
        expectError(call(GENERATE), 503, "ServiceUnavailable");
        expectError(call(GET), 503, "ServiceUnavailable");
    }

    @Test
    void accounts_do_not_see_each_others_reports() throws Exception {
        reached = 7;
        call(GENERATE);
        call(GENERATE);
        var stranger = Caller.root(new AccountId(String.valueOf(NEXT_ACCOUNT.incrementAndGet())));
        expectError(call("gateway", stranger, GET), 410, "ReportNotPresent");
    }

    @Test
    void only_the_gateway_may_speak_for_a_caller() throws Exception {
        expectError(call("audit", caller(), GET), 403, "AccessDenied");
        HttpRequest bare = HttpRequest.newBuilder(service)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(GET))
                .build();
        expectError(HTTP.send(bare, HttpResponse.BodyHandlers.ofString()), 403, "AccessDenied");
    }

    @Test
    void an_operation_of_another_service_is_refused() throws Exception {
        expectError(call("Action=ListUsers&Version=2010-05-08"), 400, "InvalidAction");
    }

    @Test
    void it_is_ready_whatever_the_others_do() throws Exception {
        stopPeers();
        HttpRequest ready =
                HttpRequest.newBuilder(service.resolve("/q/health/ready")).build();
        assertThat(HTTP.send(ready, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private AuthorizeReply authorize(AuthorizeRequest request) {
        return allowed
                ? new AuthorizeReply(true, rootArn, Optional.empty(), "", request.atLeast())
                : new AuthorizeReply(
                        false,
                        rootArn,
                        Optional.of(new AuthorizeReply.Denied(
                                request.permissions().getFirst().action(), "*", Optional.empty())),
                        "because no identity-based policy allows the action",
                        request.atLeast());
    }

    private LedgerRequest.Answer ledger(LedgerRequest request) {
        return request.atLeast().sequence() <= reached
                ? new LedgerRequest.Answer(
                        true, List.of(Rows.root(request.account()), Rows.user(request.account(), "alice")))
                : new LedgerRequest.Answer(false, List.of());
    }

    private Position position(long sequence) {
        return new Position(Log.IDENTITY, SHARDS.of(account), sequence);
    }

    private Caller caller() {
        return new Caller(
                Caller.Type.ROOT,
                account,
                account.value(),
                Optional.of(new AccessKeyId("AKIA" + "A".repeat(16))),
                Optional.empty());
    }

    private HttpResponse<String> call(String form) throws Exception {
        return call("gateway", caller(), form);
    }

    private HttpResponse<String> call(String issuer, Caller caller, String form) throws Exception {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        var origin = new Origin(Optional.of("192.0.2.1"), Optional.of("test"), "us-east-1", false);
        String credential = ServiceKeys.of(issuer, keys)
                .issue(
                        "report",
                        UUID.randomUUID().toString(),
                        "POST",
                        "/",
                        body,
                        Optional.of(caller),
                        Optional.of(origin));
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header(InternalCredential.HEADER, credential)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void expectError(HttpResponse<String> response, int status, String code) {
        assertThat(response.body()).contains("<Code>" + code + "</Code>");
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private static String member(HttpResponse<String> response, String name) {
        Matcher found =
                Pattern.compile("<%s>([^<]*)</%s>".formatted(name, name)).matcher(response.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private List<ActivityRecord> activity() {
        var mine = new ArrayList<ActivityRecord>();
        try (var consumer = KafkaClients.committedConsumer(bootstrapServers, "test-activity")) {
            var shard = new TopicPartition(Topics.ACTIVITY, SHARDS.of(account));
            consumer.assign(List.of(shard));
            consumer.seekToBeginning(List.of(shard));
            long end = consumer.endOffsets(List.of(shard)).getOrDefault(shard, 0L);
            while (consumer.position(shard) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    mine.add(ContractJson.read(record.value(), ActivityRecord.class));
                }
            }
        }
        return mine.stream()
                .filter(record -> record.recipientAccount().equals(account))
                .toList();
    }
}
