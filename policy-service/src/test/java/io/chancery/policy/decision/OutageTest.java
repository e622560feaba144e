package io.chancery.policy.decision;

import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.ALICE;
import static io.chancery.policy.World.allow;
import static io.chancery.policy.World.attached;
import static io.chancery.policy.World.policy;
import static io.chancery.policy.World.user;
import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PolicyStreams;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.stream.StreamType;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.World;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.servers.KafkaConfig;
import io.chancery.servers.KafkaServer;
import io.chancery.store.consume.StateReader;
import io.chancery.store.consume.StateReaderSettings;
import io.chancery.store.row.StateRow;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.StateMessages;
import io.chancery.store.topic.TopicDirectory;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/**
 * A loaded cache decides with everything else gone: there is no database and no other service here from the start, and then
 * the broker is killed.
 */
class OutageTest {

    private static final Shards SHARDS = new Shards(4);
    private static final int SHARD = SHARDS.of(ACME);
    private static final String ALICES_ARN = "arn:aws:iam::111122223333:user/alice";

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource time = () -> Instant.now().plus(ahead.get());
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final DecisionCache cache = new DecisionCache(SHARDS);

    @Test
    void decisions_go_on_without_anything_else_until_they_are_stale() {
        KafkaServer kafka = KafkaServer.start(KafkaConfig.temporary());
        StateReader reader = new StateReader(
                StateReaderSettings.of("outage", List.of(Log.values()), SHARDS, kafka.bootstrapServers())
                        .withStreams(Log.IDENTITY, IdentityStreams.ALL)
                        .withStreams(Log.POLICY, PolicyStreams.ALL),
                cache);
        Decisions decisions = decisions(reader);
        try {
            publish(kafka.bootstrapServers());
            reader.start();
            eventually(() -> assertThat(reader.caughtUp()).isTrue());
            assertThat(decide(decisions, TestCache.LIMIT).allowed()).isTrue();

            kafka.kill();

            assertThat(decide(decisions, TestCache.LIMIT).allowed()).isTrue();
            assertThat(reader.await(List.of(new Position(Log.POLICY, SHARD, 3)), Duration.ofMillis(200))
                            .await()
                            .indefinitely())
                    .isFalse();
            ahead.set(Duration.ofMinutes(14));
            assertThat(decide(decisions, TestCache.LIMIT).allowed()).isTrue();
            assertThat(decide(decisions, Duration.ofMinutes(1)).reason()).isEqualTo("stale");
            ahead.set(Duration.ofMinutes(16));
            Verdict stale = decide(decisions, TestCache.LIMIT);
            assertThat(stale.allowed()).isFalse();
            assertThat(stale.answerable()).isFalse();
            assertThat(stale.reason()).isEqualTo("stale");
        } finally {
            reader.stop();
            kafka.kill();
        }
    }

    private Decisions decisions(StateReader reader) {
        var topics = new CacheReader() {
            @Override
            public boolean isAnyStopped() {
                return reader.isAnyStopped();
            }

            @Override
            public boolean isStopped(Log log, int shard) {
                return reader.isStopped(log, shard);
            }

            @Override
            public Uni<Boolean> await(List<Position> positions, Duration timeout) {
                return reader.await(positions, timeout);
            }
        };
        var principals = new Principals(cache, new SessionVerifier(text -> Optional.empty()), clock);
        return new Decisions(
                cache,
                topics,
                principals,
                id -> Optional.empty(),
                new CompiledEvaluator()::evaluate,
                new GuardedResources(List.of()),
                clock);
    }

    private static Verdict decide(Decisions decisions, Duration maxStaleness) {
        Subject subject = Subject.of(ALICES_ARN, Optional.empty()).orElseThrow();
        var question =
                new Question("s3:GetObject", "arn:aws:s3:::reports/q1", Optional.of(ACME), RequestContext.empty());
        return decisions.decide(subject, question, maxStaleness);
    }

    private static void publish(String bootstrapServers) {
        try (Admin admin = KafkaClients.admin(bootstrapServers, "outage-admin")) {
            new TopicDirectory(admin, SHARDS).createMissing();
        }
        ManagedPolicy reads = policy(new PolicyId("ANPAREADSREADSREADS22"), "Reads", allow("s3:GetObject", "*"));
        try (KafkaProducer<String, byte[]> producer = KafkaClients.transactionalProducer(bootstrapServers, "outage")) {
            producer.initTransactions();
            producer.beginTransaction();
            put(producer, Log.IDENTITY, 1, Account.STREAM, ACME.value(), World.account(ACME));
            put(producer, Log.IDENTITY, 2, User.STREAM, ALICE.value(), user(ALICE, "alice"));
            put(producer, Log.POLICY, 1, ManagedPolicy.STREAM, reads.id().value(), reads);
            put(
                    producer,
                    Log.POLICY,
                    2,
                    PrincipalPolicies.STREAM,
                    ALICE.value(),
                    attached(ALICE.value(), PrincipalKind.USER, reads));
            for (Log log : Log.values()) {
                for (int shard = 0; shard < SHARDS.count(); shard++) {
                    var progress = new ProgressRecord(
                            shard == SHARD ? 2 : 0, "hash", 0, Instant.now(), Optional.of(List.of()));
                    assertThat(producer.send(StateMessages.write(log, shard, progress)))
                            .isNotNull();
                }
            }
            producer.commitTransaction();
        }
    }

    private static <S extends Record> void put(
            KafkaProducer<String, byte[]> producer, Log log, long position, StreamType<S, ?> type, String id, S state) {
        AccountId account = ACME;
        var row = new StateRow(
                type.streamId(id),
                SHARD,
                account.value(),
                type.kind(),
                1,
                position,
                false,
                ContractJson.write(state),
                null,
                null);
        assertThat(producer.send(StateMessages.write(log, row))).isNotNull();
    }
}
