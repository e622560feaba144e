package io.chancery.audit;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.audit.fold.ChainPositions;
import io.chancery.audit.fold.LogFold;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.contracts.Topics;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.internal.InternalError;
import io.chancery.runtime.internal.LastUsed;
import io.chancery.runtime.internal.LedgerRequest;
import io.chancery.store.consume.EventFold;
import io.chancery.store.consume.FoldSettings;
import io.chancery.store.topic.KafkaClients;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
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
    private static final HttpClient HTTP = HttpClient.newHttpClient();

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
    private Optional<KafkaProducer<String, byte[]>> activity = Optional.empty();

    @BeforeEach
    void published() {
        if (identity.isEmpty()) {
            eventually(() -> assertThat(fold.status().leading()).isTrue());
            identity = Optional.of(new PublishedLog(Log.IDENTITY, bootstrapServers));
            activity = Optional.of(KafkaClients.transactionalProducer(bootstrapServers, "test-activity"));
            activity.get().initTransactions();
        }
    }

    @AfterAll
    void close() {
        identity.ifPresent(PublishedLog::close);
        activity.ifPresent(KafkaProducer::close);
    }

    @Test
    @Order(1)
    void events_and_activity_become_the_ledger() throws Exception {
        AccountId account = Histories.account(0, SHARDS);
        Position at = publish(0, account, Histories.history(account));
        ActivityRecord call =
                Histories.call(account, Histories.key(account, "B").value(), USED, "iam.amazonaws.com", "eu-west-1");
        send(call);
        send(call);

        var used = new LedgerRow.LastUsed(USED, "eu-west-1", "iam");
        eventually(() -> assertThat(ledger(account, at))
                .isEqualTo(new LedgerRequest.Answer(true, Histories.ledger(account, Optional.of(used)))));
        assertThat(lastUsed(account, Histories.key(account, "B").value())).contains(used);
        assertThat(lastUsed(account, Histories.key(account, "A").value())).isEmpty();
        assertThat(count("activity_trail where account = '" + account + "'")).isEqualTo(1);
    }

    @Test
    @Order(2)
    void a_position_that_is_not_reached_has_no_rows() throws Exception {
        AccountId account = Histories.account(0, SHARDS);
        Position at = publish(0, account, Histories.history(account));
        var later = new Position(Log.IDENTITY, 0, at.sequence() + 1);
        assertThat(ledger(account, later)).isEqualTo(new LedgerRequest.Answer(false, List.of()));
    }

    @Test
    @Order(3)
    void a_position_of_another_shard_is_refused() throws Exception {
        AccountId account = Histories.account(0, SHARDS);
        var elsewhere = new Position(Log.IDENTITY, 1, 0);
        HttpResponse<byte[]> answer = post("report", "/internal/ledger", new LedgerRequest(account, elsewhere));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ContractJson.read(answer.body(), InternalError.class).code()).isEqualTo("ValidationError");
    }

    @Test
    @Order(4)
    void only_services_that_may_ask_are_answered() throws Exception {
        AccountId account = Histories.account(0, SHARDS);
        var request = new LedgerRequest(account, new Position(Log.IDENTITY, 0, 0));
        assertThat(post("policy", "/internal/ledger", request).statusCode()).isEqualTo(403);
        HttpRequest bare = HttpRequest.newBuilder(service.resolve("/internal/ledger"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.write(request)))
                .build();
        assertThat(HTTP.send(bare, HttpResponse.BodyHandlers.ofByteArray()).statusCode())
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

        eventually(() -> assertThat(ledger(next, after).reached()).isTrue());
        assertThat(ledger(account, after).rows()).isEqualTo(Histories.ledger(account, Optional.empty()));
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

        eventually(() -> assertThat(ledger(closed, at)).isEqualTo(new LedgerRequest.Answer(true, List.of())));
        eventually(() -> {
            Map<String, Optional<LedgerRow>> topic = ledgerTopic(1);
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
            send(call);
            if (i % 100 == 50) {
                execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            }
        }
        calls.forEach(this::send);

        eventually(() -> assertThat(count("activity_trail where account = '" + account + "'"))
                .isEqualTo(400));
        eventually(() -> assertThat(
                        lastUsed(account, Histories.key(account, "A").value()))
                .contains(new LedgerRow.LastUsed(USED.plusSeconds(399), "us-east-1", "sts")));
    }

    @Test
    @Order(8)
    void metrics_tell_how_far_each_shard_is() throws Exception {
        AccountId account = Histories.account(3, SHARDS);
        Position at = publish(3, account, Histories.history(account));
        eventually(() -> assertThat(ledger(account, at).reached()).isTrue());
        eventually(() -> assertThat(get("/q/metrics").body())
                .containsPattern("chancery_fold_position\\{log=\"identity\",shard=\"3\",?} " + at.sequence())
                .containsPattern("chancery_fold_lag\\{log=\"identity\",shard=\"3\",?} [01]\\.0"));
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
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
            assertThat(ledger(account, new Position(Log.IDENTITY, shard, 1)).rows())
                    .hasSize(1);
            assertThat(ledger(account, after).reached()).isFalse();
        }
        eventually(() -> {
            HttpResponse<String> health = get("/q/health/ready");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body())
                    .contains("stopped identity/5", "position 3 follows 1")
                    .contains("stopped identity/6", "the hash chain is broken at position 2")
                    .contains("stopped identity/7", "no event is known as 'io.chancery.identity.user-sealed.v9'");
        });
        ChainPositions.Report report = ContractJson.read(
                post("gateway", "/internal/verify", new ChainPositions.Verify()).body(), ChainPositions.Report.class);
        assertThat(report.sound()).isFalse();
        assertThat(report.chains())
                .filteredOn(chain -> chain.stopped().isPresent())
                .extracting(chain -> chain.position().toString())
                .containsExactly("identity/5/1", "identity/6/1", "identity/7/1");

        AccountId elsewhere = Histories.account(0, SHARDS);
        Position at = publish(0, elsewhere, Histories.history(elsewhere));
        eventually(() -> assertThat(ledger(elsewhere, at).reached()).isTrue());
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
            execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
            again.stop();
        }
        EventFold last = newFold();
        last.start();
        Position end = at;
        eventually(() -> assertThat(ledger(accounts.getLast(), end).reached()).isTrue());
        for (AccountId account : accounts) {
            assertThat(ledger(account, end).rows()).isEqualTo(Histories.ledger(account, Optional.empty()));
        }

        execute("select rebuild_ledger()");
        last.stop();
        EventFold rebuilding = newFold();
        rebuilding.start();
        eventually(() -> assertThat(ledger(accounts.getLast(), end).reached()).isTrue());
        for (AccountId account : accounts) {
            assertThat(ledger(account, end).rows()).isEqualTo(Histories.ledger(account, Optional.empty()));
        }
        AccountId used = firstUsedAccount();
        eventually(() ->
                assertThat(lastUsed(used, Histories.key(used, "A").value())).isPresent());
        rebuilding.stop();
    }

    @Test
    @Order(30)
    void activity_that_cannot_be_read_stops_the_channel_and_shows() throws Exception {
        AccountId account = Histories.account(2, SHARDS);
        ActivityRecord before =
                Histories.call(account, Histories.key(account, "A").value(), USED, "iam.amazonaws.com", "us-east-1");
        send(before);
        send(account, "{\"not\":\"activity\"}".getBytes(StandardCharsets.UTF_8));
        send(Histories.call(account, Histories.key(account, "A").value(), USED, "iam.amazonaws.com", "us-east-1"));

        eventually(() -> {
            HttpResponse<String> health = get("/q/health/ready");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("activity.stopped", "chancery.activity-2");
        });
        assertThat(count("activity_trail where account = '" + account + "'")).isEqualTo(1);
    }

    private EventFold newFold() {
        return new EventFold(
                FoldSettings.of(LogFold.NAME, List.of(Log.IDENTITY, Log.POLICY), SHARDS, bootstrapServers)
                        .withBatchLimit(7),
                sessions,
                vertx,
                LogFold::apply);
    }

    private AccountId firstUsedAccount() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select account from activity_trail where event_source = 'sts.amazonaws.com' limit 1")) {
            assertThat(found.next()).isTrue();
            return new AccountId(found.getString(1));
        }
    }

    private Position publish(int shard, AccountId account, List<? extends Event> events) {
        return identity.orElseThrow().publish(shard, account, "account/" + account, events.toArray(Event[]::new));
    }

    private void send(ActivityRecord activity) {
        send(activity.recipientAccount(), ContractJson.write(activity));
    }

    private void send(AccountId account, byte[] value) {
        KafkaProducer<String, byte[]> producer = activity.orElseThrow();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(Topics.ACTIVITY, SHARDS.of(account), account.value(), value));
        producer.commitTransaction();
    }

    private LedgerRequest.Answer ledger(AccountId account, Position atLeast) throws Exception {
        HttpResponse<byte[]> answer = post("report", "/internal/ledger", new LedgerRequest(account, atLeast));
        assertThat(answer.statusCode()).isEqualTo(200);
        return ContractJson.read(answer.body(), LedgerRequest.Answer.class);
    }

    private Optional<LedgerRow.LastUsed> lastUsed(AccountId account, String key) throws Exception {
        HttpResponse<byte[]> answer = post("identity", "/internal/access-keys/last-used", new LastUsed(account, key));
        assertThat(answer.statusCode()).isEqualTo(200);
        return ContractJson.read(answer.body(), LastUsed.Answer.class).lastUsed();
    }

    private Map<String, Optional<LedgerRow>> ledgerTopic(int partition) {
        var rows = new HashMap<String, Optional<LedgerRow>>();
        try (var consumer = KafkaClients.committedConsumer(bootstrapServers, "test-ledger")) {
            var all = new TopicPartition(Topics.LEDGER, partition);
            consumer.assign(List.of(all));
            consumer.seekToBeginning(List.of(all));
            long end = consumer.endOffsets(List.of(all)).getOrDefault(all, 0L);
            while (consumer.position(all) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    rows.put(
                            record.key(),
                            Optional.ofNullable(record.value())
                                    .map(value -> ContractJson.read(value, LedgerRow.class)));
                }
            }
        }
        return rows;
    }

    private HttpResponse<byte[]> post(String issuer, String path, Object body) throws Exception {
        byte[] json = ContractJson.write(body);
        InternalCredentials credentials = ServiceKeys.of(issuer, keys);
        String credential = credentials.issue(
                "audit", UUID.randomUUID().toString(), "POST", path, json, Optional.empty(), Optional.empty());
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/json")
                .header(InternalCredential.HEADER, credential)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(service.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection(jdbcUrl, databaseUser, databasePassword);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String from) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + from)) {
            assertThat(found.next()).isTrue();
            return found.getLong(1);
        }
    }

    static UserCreated stranger(AccountId account) {
        return new UserCreated(
                Histories.user(account, "S"), account, "stranger", "/", List.of(), Optional.empty(), Histories.OPENED);
    }

    static AccountOpened opened(AccountId account) {
        return new AccountOpened(account, Optional.empty(), Optional.empty(), Histories.OPENED);
    }
}
