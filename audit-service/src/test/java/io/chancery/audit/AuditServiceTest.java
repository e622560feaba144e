package io.chancery.audit;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.audit.fold.ChainPositions;
import io.chancery.audit.fold.LogFold;
import io.chancery.audit.ledger.LedgerFold;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.runtime.internal.InternalError;
import io.chancery.runtime.internal.LedgerRequest;
import io.chancery.store.consume.EventFold;
import io.chancery.store.consume.FoldSettings;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The service against real PostgreSQL and Kafka. Each test has a shard of its own, because a shard that has stopped
 * stays so; the last ones take the fold itself apart.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ServiceKeys.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields before the first test.
class AuditServiceTest {

    private static final Shards SHARDS = new Shards(8);
    private static final Instant USED = Instant.parse("2026-03-01T10:00:00Z");

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "chancery.trust-dir")
    Path keys;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.datasource.username")
    String databaseUser;

    @ConfigProperty(name = "quarkus.datasource.password")
    String databasePassword;

    @Inject
    EventFold fold;

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Vertx vertx;

    private Optional<PublishedLog> identity = Optional.empty();
    private Optional<Traffic> activity = Optional.empty();

    @BeforeEach
    void published() {
        if (identity.isEmpty()) {
            eventually(() -> assertThat(fold.status().leading()).isTrue());
            identity = Optional.of(new PublishedLog(Log.IDENTITY, bootstrapServers));
            activity = Optional.of(new Traffic(SHARDS, bootstrapServers));
        }
    }

    @AfterAll
    void close() {
        identity.ifPresent(PublishedLog::close);
        activity.ifPresent(Traffic::close);
    }

    @Test
    @Order(1)
    void events_and_activity_become_the_ledger() throws Exception {
        AccountId account = Histories.account(0, SHARDS);
        Position at = publish(0, account, Histories.history(account));
        ActivityRecord call =
                Histories.call(account, Histories.key(account, "B").value(), USED, "iam.amazonaws.com", "eu-west-1");
        activity.orElseThrow().send(call);
        activity.orElseThrow().send(call);

        var used = new LedgerRow.LastUsed(USED, "eu-west-1", "iam");
        eventually(() -> assertThat(port().ledger(account, at))
                .isEqualTo(new LedgerRequest.Answer(true, Histories.ledger(account, Optional.of(used)))));
        assertThat(port().lastUsed(account, Histories.key(account, "B").value()))
                .contains(used);
        assertThat(port().lastUsed(account, Histories.key(account, "A").value()))
                .isEmpty();
        assertThat(tables().count("activity_trail where account = '" + account + "'"))
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void a_position_that_is_not_reached_has_no_rows() throws Exception {
        AccountId account = Histories.account(0, SHARDS);
        Position at = publish(0, account, Histories.history(account));
        var later = new Position(Log.IDENTITY, 0, at.sequence() + 1);
        assertThat(port().ledger(account, later)).isEqualTo(new LedgerRequest.Answer(false, List.of()));
    }

    @Test
    @Order(3)
    void a_position_of_another_shard_is_refused() throws Exception {
        AccountId account = Histories.account(0, SHARDS);
        var elsewhere = new Position(Log.IDENTITY, 1, 0);
        HttpResponse<byte[]> answer = port().post("report", "/internal/ledger", new LedgerRequest(account, elsewhere));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ContractJson.read(answer.body(), InternalError.class).code()).isEqualTo("ValidationError");
    }

    @Test
    @Order(4)
    void only_services_that_may_ask_are_answered() throws Exception {
        AccountId account = Histories.account(0, SHARDS);
        var request = new LedgerRequest(account, new Position(Log.IDENTITY, 0, 0));
        assertThat(port().post("policy", "/internal/ledger", request).statusCode())
                .isEqualTo(403);
        assertThat(port().postUnsigned("/internal/ledger", request).statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(5)
    void events_that_come_again_change_nothing() throws Exception {
        AccountId account = Histories.account(0, SHARDS);
        publish(0, account, Histories.history(account));
        identity.orElseThrow().republishAll();
        AccountId next = Histories.account(0, SHARDS);
        Position after = publish(0, next, Histories.history(next));

        eventually(() -> assertThat(port().ledger(next, after).reached()).isTrue());
        assertThat(port().ledger(account, after).rows()).isEqualTo(Histories.ledger(account, Optional.empty()));
        assertThat(fold.status().stopped()).isEmpty();
    }

    @Test
    @Order(6)
    void the_ledger_topic_holds_the_same_rows_and_no_closed_account() throws Exception {
        AccountId open = Histories.account(1, SHARDS);
        AccountId closed = Histories.account(1, SHARDS);
        publish(1, open, Histories.history(open));
        publish(1, closed, Histories.history(closed));
        Position at = publish(1, closed, List.of(new AccountClosed(closed, Histories.ROTATED)));

        eventually(() -> assertThat(port().ledger(closed, at)).isEqualTo(new LedgerRequest.Answer(true, List.of())));
        eventually(() -> {
            Map<String, Optional<LedgerRow>> topic = activity.orElseThrow().ledgerTopic(1);
            for (LedgerRow row : Histories.ledger(open, Optional.empty())) {
                assertThat(topic).containsEntry(row.principal(), Optional.of(row));
            }
            assertThat(topic)
                    .containsEntry(closed.value(), Optional.empty())
                    .containsEntry(Histories.user(closed, "A").value(), Optional.empty());
        });
    }

    @Test
    @Order(7)
    void activity_survives_a_database_that_breaks_off() throws Exception {
        AccountId account = Histories.account(2, SHARDS);
        var calls = new ArrayList<ActivityRecord>();
        for (int i = 0; i < 400; i++) {
            ActivityRecord call = Histories.call(
                    account,
                    Histories.key(account, "A").value(),
                    USED.plusSeconds(i),
                    "sts.amazonaws.com",
                    "us-east-1");
            calls.add(call);
            activity.orElseThrow().send(call);
            if (i % 100 == 50) {
                tables().cutConnections();
            }
        }
        calls.forEach(activity.orElseThrow()::send);

        eventually(() -> assertThat(tables().count("activity_trail where account = '" + account + "'"))
                .isEqualTo(400));
        eventually(() -> assertThat(
                        port().lastUsed(account, Histories.key(account, "A").value()))
                .contains(new LedgerRow.LastUsed(USED.plusSeconds(399), "us-east-1", "sts")));
    }

    @Test
    @Order(8)
    void metrics_tell_how_far_each_shard_is() throws Exception {
        AccountId account = Histories.account(3, SHARDS);
        Position at = publish(3, account, Histories.history(account));
        eventually(() -> assertThat(port().ledger(account, at).reached()).isTrue());
        eventually(() -> assertThat(port().get("/q/metrics").body())
                .containsPattern("chancery_fold_position\\{log=\"identity\",shard=\"3\",?} " + at.sequence())
                .containsPattern("chancery_fold_lag\\{log=\"identity\",shard=\"3\",?} [01]\\.0"));
        assertThat(port().get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(10)
    void a_hole_a_forged_record_and_an_unknown_event_stop_their_shards_alone() throws Exception {
        PublishedLog log = identity.orElseThrow();
        for (int shard = 5; shard <= 7; shard++) {
            AccountId account = Histories.account(shard, SHARDS);
            publish(shard, account, List.of(opened(account)));
            switch (shard) {
                case 5 -> log.publishAfterAHole(shard, account, "user/s", stranger(account));
                case 6 -> log.publishTampered(shard, account, "user/s", stranger(account));
                default -> log.publishUnknown(shard, account, "user/s");
            }
            Position after = publish(shard, account, List.of(stranger(account)));
            assertThat(port().ledger(account, new Position(Log.IDENTITY, shard, 1))
                            .rows())
                    .hasSize(1);
            assertThat(port().ledger(account, after).reached()).isFalse();
        }
        eventually(() -> {
            HttpResponse<String> health = port().get("/q/health/ready");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body())
                    .contains("stopped identity/5", "position 3 follows 1")
                    .contains("stopped identity/6", "the hash chain is broken at position 2")
                    .contains("stopped identity/7", "no event is known as 'io.chancery.identity.user-sealed.v9'");
        });
        ChainPositions.Report report = ContractJson.read(
                port().post("gateway", "/internal/verify", new ChainPositions.Verify())
                        .body(),
                ChainPositions.Report.class);
        assertThat(report.sound()).isFalse();
        assertThat(report.chains())
                .filteredOn(chain -> chain.stopped().isPresent())
                .extracting(chain -> chain.position().toString())
                .containsExactly("identity/5/1", "identity/6/1", "identity/7/1");

        AccountId elsewhere = Histories.account(0, SHARDS);
        Position at = publish(0, elsewhere, Histories.history(elsewhere));
        eventually(() -> assertThat(port().ledger(elsewhere, at).reached()).isTrue());
    }

    /** A writer that goes on while the fold is stopped, started anew, and its connections are cut. */
    @Test
    @Order(20)
    void a_fold_that_is_restarted_midway_misses_and_repeats_nothing() throws Exception {
        fold.stop();
        var accounts = new ArrayList<AccountId>();
        Position at = identity.orElseThrow().head(4);
        for (int round = 0; round < 4; round++) {
            EventFold again = newFold();
            again.start();
            for (int i = 0; i < 12; i++) {
                AccountId account = Histories.account(4, SHARDS);
                accounts.add(account);
                at = publish(4, account, Histories.history(account));
            }
            tables().cutConnections();
            again.stop();
        }
        EventFold last = newFold();
        last.start();
        Position end = at;
        eventually(() ->
                assertThat(port().ledger(accounts.getLast(), end).reached()).isTrue());
        for (AccountId account : accounts) {
            assertThat(port().ledger(account, end).rows()).isEqualTo(Histories.ledger(account, Optional.empty()));
        }

        tables().execute("select rebuild_ledger()");
        last.stop();
        EventFold rebuilding = newFold();
        rebuilding.start();
        eventually(() ->
                assertThat(port().ledger(accounts.getLast(), end).reached()).isTrue());
        for (AccountId account : accounts) {
            assertThat(port().ledger(account, end).rows()).isEqualTo(Histories.ledger(account, Optional.empty()));
        }
        AccountId used = tables().anAccountThatCalledSts();
        eventually(() -> assertThat(
                        port().lastUsed(used, Histories.key(used, "A").value()))
                .isPresent());
        rebuilding.stop();
    }

    @Test
    @Order(30)
    void activity_that_cannot_be_read_stops_the_channel_and_shows() throws Exception {
        AccountId account = Histories.account(2, SHARDS);
        ActivityRecord before =
                Histories.call(account, Histories.key(account, "A").value(), USED, "iam.amazonaws.com", "us-east-1");
        activity.orElseThrow().send(before);
        activity.orElseThrow().send(account, "{\"not\":\"activity\"}".getBytes(StandardCharsets.UTF_8));
        activity.orElseThrow()
                .send(Histories.call(
                        account, Histories.key(account, "A").value(), USED, "iam.amazonaws.com", "us-east-1"));

        eventually(() -> {
            HttpResponse<String> health = port().get("/q/health/ready");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("activity.stopped", "chancery.activity-2");
        });
        assertThat(tables().count("activity_trail where account = '" + account + "'"))
                .isEqualTo(1);
    }

    private AuditPort port() {
        return new AuditPort(service, keys);
    }

    private Tables tables() {
        return new Tables(jdbcUrl, databaseUser, databasePassword);
    }

    private EventFold newFold() {
        return new EventFold(
                FoldSettings.of(LedgerFold.NAME, List.of(Log.IDENTITY, Log.POLICY), SHARDS, bootstrapServers)
                        .withBatchLimit(7),
                sessions,
                vertx,
                LogFold::apply);
    }

    private Position publish(int shard, AccountId account, List<? extends Event> events) {
        return identity.orElseThrow().publish(shard, account, "account/" + account, events.toArray(Event[]::new));
    }

    static UserCreated stranger(AccountId account) {
        return new UserCreated(
                Histories.user(account, "S"), account, "stranger", "/", List.of(), Optional.empty(), Histories.OPENED);
    }

    static AccountOpened opened(AccountId account) {
        return new AccountOpened(account, Optional.empty(), Optional.empty(), Histories.OPENED);
    }
}
