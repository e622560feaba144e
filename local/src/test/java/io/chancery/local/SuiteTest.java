package io.chancery.local;

import static io.chancery.local.SuiteClients.assertForbidden;
import static io.chancery.local.SuiteClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.servers.Wait;
import io.chancery.wire.operation.Operation;
import io.chancery.wire.operation.OperationCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.ReportStateType;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The whole suite, started as {@code ./chancery up} starts it, through the gateway's port with stock clients: every
 * operation that is done, bad input, and what must hold between the services.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuiteTest
        implements IdentityThroughTheSuite,
                PassedRolesThroughTheSuite,
                PoliciesThroughTheSuite,
                ResourcePoliciesThroughTheSuite,
                OrganizationThroughTheSuite,
                SimulationThroughTheSuite,
                ExplanationsThroughTheSuite,
                BadInputToTheSuite {

    private static final int AFTER_THE_OTHERS = Integer.MAX_VALUE - 10;

    @TempDir
    static Path folder;

    private static RunningSuite suite;
    private static SuiteClients clients;

    @BeforeAll
    static void start() {
        RunningSuite.requireBuilt();
        suite = new RunningSuite(folder.resolve("data"));
        suite.start();
        clients = new SuiteClients(suite.address());
    }

    @AfterAll
    static void stop() {
        if (clients != null) {
            clients.close();
        }
        if (suite != null) {
            suite.close();
        }
    }

    @Override
    public SuiteClients clients() {
        return clients;
    }

    @Override
    public Keys admin() {
        return suite.admin();
    }

    @Test
    void it_starts_with_an_administrator_and_says_how_to_reach_it() {
        assertThat(clients.callerOf(suite.admin()))
                .isEqualTo("arn:aws:iam::%s:user/admin".formatted(suite.firstAccountId()));
        assertThat(suite.must("status")).contains("postgres", "kafka", "identity", "policy", "audit", "report");
        assertThat(suite.must("env"))
                .contains(
                        "AWS_ENDPOINT_URL='%s'".formatted(clients.address().gateway()),
                        suite.admin().accessKeyId());
    }

    @Test
    void the_demo_s_story_comes_out_as_told() {
        assertThat(suite.must("demo")).contains("all as expected");
    }

    @Test
    void a_new_user_is_decided_about_and_reported_at_once() {
        Account account = clients.account();
        IamClient iam = clients.iam(account.keys());
        String alice =
                iam.createUser(request -> request.userName("alice")).user().arn();
        iam.attachUserPolicy(request -> request.userName("alice").policyArn(READ_ONLY));
        assertThat(clients.decide(alice, "s3:GetObject", FIGURES).allowed()).isTrue();
        iam.createAccessKey(request -> request.userName("alice"));

        assertRefused(410, "ReportNotPresent", iam::getCredentialReport);
        assertThat(Wait.until(PATIENCE, () -> iam.generateCredentialReport().state() == ReportStateType.COMPLETE))
                .isTrue();
        String[] rows = iam.getCredentialReport().content().asUtf8String().split("\n", -1);
        assertThat(rows).hasSize(4);
        assertThat(rows).allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(22));
        assertThat(rows[1]).startsWith("<root_account>,arn:aws:iam::%s:root,".formatted(account.id()));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row.split(",", -1))
                        .startsWith("alice", alice)
                        .satisfies(fields -> assertThat(fields[8]).isEqualTo("true")));
    }

    @Test
    void a_service_assumes_the_roles_that_trust_it() {
        IamClient iam = clients.iam(clients.account().keys());
        Keys lambda = clients.operator().serviceCredentials("lambda.amazonaws.com");
        String role = iam.createRole(request -> request.roleName("Lambda-Execution")
                        .assumeRolePolicyDocument(Documents.trust("Service", "lambda.amazonaws.com")))
                .role()
                .arn();
        String other = iam.createRole(request -> request.roleName("Other")
                        .assumeRolePolicyDocument(Documents.trust("Service", "ec2.amazonaws.com")))
                .role()
                .arn();

        Credentials session = clients.sts(lambda)
                .assumeRole(request -> request.roleArn(role).roleSessionName("intake"))
                .credentials();

        assertThat(clients.callerOf(Keys.of(session))).endsWith(":assumed-role/Lambda-Execution/intake");
        assertRefused(
                403,
                "AccessDenied",
                () -> clients.sts(lambda)
                        .assumeRole(request -> request.roleArn(other).roleSessionName("intake")));
        assertRefused(403, "AccessDenied", () -> clients.iam(lambda).listUsers());
    }

    @Test
    void a_closed_account_answers_nobody() {
        Account account = clients.account();
        IamClient iam = clients.iam(account.keys());
        String alice =
                iam.createUser(request -> request.userName("alice")).user().arn();
        iam.attachUserPolicy(request -> request.userName("alice").policyArn(READ_ONLY));
        assertThat(clients.decide(alice, "s3:GetObject", FIGURES).allowed()).isTrue();

        clients.operator().closeAccount(account.id());

        assertThat(Wait.until(
                        PATIENCE,
                        () -> !clients.decide(alice, "s3:GetObject", FIGURES).allowed()))
                .as("nothing is allowed in a closed account")
                .isTrue();
        assertForbidden(iam::listUsers);
    }

    @Test
    @Order(AFTER_THE_OTHERS)
    void every_operation_that_is_done_was_answered() {
        assertThat(clients.succeeded())
                .isEqualTo(OperationCatalogue.standard().all().stream()
                        .filter(Operation::done)
                        .map(Operation::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @Order(AFTER_THE_OTHERS + 1)
    void what_was_written_is_there_after_down_and_up() {
        Account account = clients.account();
        IamClient iam = clients.iam(account.keys());
        String alice =
                iam.createUser(request -> request.userName("alice")).user().arn();
        iam.attachUserPolicy(request -> request.userName("alice").policyArn(READ_ONLY));
        Map<String, Long> before = suite.pids();

        suite.must("down");
        assertThat(suite.pids()).isEmpty();
        suite.must("up", "--detach");

        assertThat(suite.pids().keySet()).isEqualTo(before.keySet());
        assertThat(suite.pids().values()).doesNotContainAnyElementsOf(before.values());
        assertThat(iam.getUser(request -> request.userName("alice")).user().arn())
                .isEqualTo(alice);
        assertThat(clients.decide(alice, "s3:GetObject", FIGURES).allowed()).isTrue();
    }

    @Test
    @Order(AFTER_THE_OTHERS + 2)
    void an_up_that_died_before_it_wrote_the_administrator_s_keys_is_made_good_by_the_next() throws IOException {
        Keys lost = suite.admin();
        Files.delete(folder.resolve("data/admin-credentials"));

        suite.must("up", "--detach");

        assertThat(clients.callerOf(suite.admin()))
                .isEqualTo("arn:aws:iam::%s:user/admin".formatted(suite.firstAccountId()));
        IamClient admin = clients.iam(suite.admin());
        assertThat(admin.listAccessKeys().accessKeyMetadata())
                .extracting(AccessKeyMetadata::accessKeyId)
                .containsExactly(suite.admin().accessKeyId());
        assertForbidden(() -> clients.iam(lost).listUsers());
    }

    @Test
    @Order(AFTER_THE_OTHERS + 3)
    void its_logs_are_proven_whole() {
        assertThat(suite.must("verify")).contains("Nothing is wrong.");
    }
}
