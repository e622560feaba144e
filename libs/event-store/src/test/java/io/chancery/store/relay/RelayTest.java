package io.chancery.store.relay;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Topics;
import io.chancery.contracts.UserId;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Submission;
import io.chancery.store.support.Activities;
import io.chancery.store.support.Commands.CloseAccount;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.Commands.DeleteUser;
import io.chancery.store.support.Commands.OpenAccount;
import io.chancery.store.support.Commands.RenameUser;
import io.chancery.store.support.RelayBench;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.store.support.TopicContent;
import io.chancery.store.topic.StateMessage;
import io.chancery.store.topic.StateMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RelayTest {

    private RelayBench bench;
    private StoreDatabase database;
    private Relay relay;
    private StoreUser user;

    @BeforeAll
    void start() {
        bench = new RelayBench();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @BeforeEach
    void open() {
        database = StoreDatabase.fresh();
        relay = relay(settings());
        user = StoreUser.of(database, EventStore.DEFAULT_GROUP_LIMIT, () -> relay.wake());
    }

    @AfterEach
    void close() {
        relay.stop();
        database.close();
        bench.deleteTopics();
    }

    private RelaySettings settings() {
        return RelaySettings.of(Log.IDENTITY, StoreUser.SHARDS, bench.bootstrapServers());
    }

    private Relay relay(RelaySettings settings) {
        return new Relay(settings, database.sessions(), database.vertx());
    }

    private List<ConsumerRecord<String, byte[]>> events(int shard) {
        return TopicContent.of(bench.bootstrapServers(), Log.IDENTITY.eventsTopic(), shard);
    }

    private List<StateMessage> states(int shard) {
        return TopicContent.of(bench.bootstrapServers(), Log.IDENTITY.stateTopic(), shard).stream()
                .map(StateMessages::read)
                .toList();
    }

    /** The last record of each key, as a reader to the end finds it. */
    private Map<String, StateMessage.Change> lastStates(int shard) {
        var last = new HashMap<String, StateMessage.Change>();
        for (StateMessage message : states(shard)) {
            if (message instanceof StateMessage.Change change) {
                last.put(change.streamId(), change);
            }
        }
        return last;
    }

    private Optional<StateRecord> lastState(int shard, String streamId) {
        return Optional.ofNullable(lastStates(shard).get(streamId))
                .orElseThrow()
                .state();
    }

    private void awaitPublished(Position position) {
        eventually(() -> assertThat(relay.status())
                .isInstanceOfSatisfying(
                        RelayStatus.Leading.class,
                        leading -> assertThat(leading.published().get(position.shard()))
                                .isGreaterThanOrEqualTo(position.sequence())));
    }

    @Test
    void an_event_is_a_cloud_event_in_binary_mode() {
        AccountId account = StoreUser.freshAccount();
        var created = user.done(new CreateUser(account, "alice"));
        relay.start();
        awaitPublished(created.position());
        ConsumerRecord<String, byte[]> record =
                events(created.position().shard()).getFirst();
        var headers = new HashMap<String, String>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        assertThat(record.key()).isEqualTo("user/" + created.reply());
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"userName\":\"alice\"");
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "io.chancery.identity.user-created.v1")
                .containsEntry("ce_subject", "arn:aws:iam::" + account + ":user/alice")
                .containsEntry("ce_sequence", "1")
                .containsEntry("ce_partitionkey", "user/" + created.reply())
                .containsEntry("content-type", "application/json")
                .containsEntry(
                        "ce_hash",
                        database.query("select encode(hash, 'hex') from event").getFirst())
                .doesNotContainKey("ce_datacontenttype");
    }

    @Test
    void states_end_with_progress_and_a_deleted_entity_with_a_tombstone() {
        AccountId account = StoreUser.freshAccount();
        UserId alice = user.done(new CreateUser(account, "alice")).reply();
        UserId bob = user.done(new CreateUser(account, "bob")).reply();
        Position last = user.done(new DeleteUser(account, alice)).position();
        relay.start();
        awaitPublished(last);
        List<StateMessage> states = states(last.shard());
        assertThat(states.getLast()).isInstanceOfSatisfying(StateMessage.Progress.class, progress -> {
            assertThat(progress.progress().position()).isEqualTo(3);
            assertThat(progress.progress().hash())
                    .isEqualTo(database.query("select encode(hash, 'hex') from event where seq = 3")
                            .getFirst());
        });
        assertThat(lastStates(last.shard()).get("user/" + alice)).satisfies(change -> {
            assertThat(change.state()).isEmpty();
            assertThat(change.position()).isEqualTo(3);
        });
        assertThat(lastState(last.shard(), "user/" + bob)).isPresent();
        assertThat(bench.verify(database).findings()).isEmpty();
    }

    @Test
    void activity_goes_along_once() {
        AccountId account = StoreUser.freshAccount();
        var plain = StoreUser.submission(new CreateUser(account, "alice"));
        Position position = StoreUser.done(StoreUser.await(user.store()
                        .append(new Submission<>(
                                plain.command(),
                                plain.facts(),
                                plain.provenance(),
                                Map.of(),
                                Optional.of(at -> Activities.at(account, at))))))
                .position();
        relay.start();
        awaitPublished(position);
        relay.stop();
        relay = relay(settings());
        relay.start();
        awaitPublished(user.done(new CreateUser(account, "bob")).position());
        assertThat(TopicContent.of(bench.bootstrapServers(), Topics.ACTIVITY, position.shard()))
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo(account.value()));
    }

    @Test
    void progress_is_repeated_while_idle() {
        Position position =
                user.done(new CreateUser(StoreUser.freshAccount(), "alice")).position();
        relay.start();
        eventually(() -> assertThat(states(position.shard()).stream()
                        .filter(StateMessage.Progress.class::isInstance)
                        .map(message ->
                                ((StateMessage.Progress) message).progress().position())
                        .filter(reached -> reached == 1))
                .hasSizeGreaterThan(2));
    }

    /** Events, states and progress of a backlog go out in many transactions, and progress never says too much. */
    @Test
    void a_long_backlog_is_published_in_parts_and_progress_comes_last() {
        AccountId account = StoreUser.freshAccount();
        List<UserId> users = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            users.add(user.done(new CreateUser(account, "user-" + i)).reply());
        }
        users.subList(0, 20).forEach(id -> user.done(new RenameUser(account, id, "renamed-" + id)));
        Position last = user.done(new DeleteUser(account, users.getFirst())).position();
        relay = relay(settings().withBatchLimit(7));
        relay.start();
        awaitPublished(last);
        eventually(() -> assertThat(states(last.shard()).getLast()).isInstanceOf(StateMessage.Progress.class));
        List<StateMessage> states = states(last.shard());
        long toldBeforeStates = states.stream()
                .takeWhile(message ->
                        message instanceof StateMessage.Progress(ProgressRecord progress) && progress.position() == 0)
                .count();
        assertThat(toldBeforeStates).isZero();
        assertThat(states.stream().filter(StateMessage.Change.class::isInstance))
                .hasSizeGreaterThanOrEqualTo(40);
        int firstProgress = states.indexOf(states.stream()
                .filter(StateMessage.Progress.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(states.subList(0, firstProgress)).hasSizeGreaterThanOrEqualTo(40);
        assertThat(bench.verify(database).findings()).isEmpty();
    }

    @Test
    void a_closed_account_takes_everything_in_it_along() {
        AccountId account = StoreUser.freshAccount(1);
        AccountId neighbour = StoreUser.freshAccount(1);
        user.done(new OpenAccount(account, Optional.empty()));
        UserId alice = user.done(new CreateUser(account, "alice")).reply();
        UserId bob = user.done(new CreateUser(neighbour, "bob")).reply();
        relay.start();
        awaitPublished(user.done(new CloseAccount(account)).position());
        assertThat(lastState(1, "user/" + alice)).isEmpty();
        assertThat(lastState(1, "account/" + account)).isEmpty();
        assertThat(lastState(1, "user/" + bob)).isPresent();
        // Nothing that is written to it afterwards comes back to life, nor does a publication of everything.
        awaitPublished(user.done(new RenameUser(account, alice, "alicia")).position());
        assertThat(lastState(1, "user/" + alice)).isEmpty();
        relay.stop();
        bench.deleteTopics();
        relay = relay(settings());
        relay.start();
        awaitPublished(user.done(new CreateUser(neighbour, "carol")).position());
        assertThat(lastState(1, "user/" + alice)).isEmpty();
        assertThat(bench.verify(database).findings()).isEmpty();
    }

    @Test
    void of_two_relays_one_leads_and_the_other_follows_it() {
        relay.start();
        eventually(() -> assertThat(relay.status()).isInstanceOf(RelayStatus.Leading.class));
        Relay other = relay(settings());
        other.start();
        AccountId account = StoreUser.freshAccount();
        awaitPublished(user.done(new CreateUser(account, "alice")).position());
        assertThat(other.status()).isInstanceOf(RelayStatus.Standby.class);
        relay.stop();
        relay = other;
        awaitPublished(user.done(new CreateUser(account, "bob")).position());
        assertThat(bench.verify(database).findings()).isEmpty();
    }

    /** A commit of another replica wakes nobody. It is found by looking, not when progress is due. */
    @Test
    void what_nobody_tells_of_is_published_soon() throws InterruptedException {
        StoreUser elsewhere = StoreUser.of(database, EventStore.DEFAULT_GROUP_LIMIT, () -> {});
        AccountId account = StoreUser.freshAccount();
        relay.start();
        awaitPublished(user.done(new CreateUser(account, "alice")).position());
        int commits = 20;
        Duration whenDue = Duration.ofMillis(commits * RelaySettings.DEFAULT_PROGRESS_MILLIS);
        long begun = System.nanoTime();
        for (int i = 0; i < commits; i++) {
            // By then it has looked after its own publication.
            Thread.sleep(3 * RelaySettings.DEFAULT_POLL_MILLIS);
            awaitPublished(elsewhere.done(new CreateUser(account, "user-" + i)).position());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(whenDue.dividedBy(2));
    }

    @Test
    void topics_that_are_gone_are_published_again() {
        AccountId account = StoreUser.freshAccount();
        relay.start();
        UserId alice = user.done(new CreateUser(account, "alice")).reply();
        awaitPublished(user.done(new RenameUser(account, alice, "alicia")).position());
        bench.loseDisk();
        Position last = user.done(new CreateUser(account, "bob")).position();
        eventually(() -> assertThat(events(last.shard())).hasSize(3));
        assertThat(bench.verify(database).findings()).isEmpty();
    }
}
