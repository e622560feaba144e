package io.chancery.policy.training;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Shards;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PolicyVersion;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.contracts.record.ProgressRecord;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.row.StateRow;
import io.chancery.store.topic.StateMessages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.SimpleRecord;

/** An account whose users and roles have policies of many forms, as the records of the state topics tell it. */
final class TrainingAccount {

    static final AccountId ID = new AccountId("111122223333");
    static final Shards SHARDS = new Shards(Shards.DEFAULT_COUNT);
    static final int SHARD = SHARDS.of(ID);

    static final int PRINCIPALS = 4_000;
    static final int GROUPS = 50;
    private static final int GROUPS_EACH = 3;
    private static final int POLICIES_EACH = 6;
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final List<AttachedPolicy> policies = new ArrayList<>();
    private final Map<TopicPartition, List<SimpleRecord>> records = new HashMap<>();

    private TrainingAccount() {}

    /** With the policies of {@link TrainingDocuments}. */
    static TrainingAccount make() {
        TrainingAccount account = new TrainingAccount();
        account.put(
                Log.IDENTITY,
                Account.STREAM,
                ID.value(),
                new Account(ID, Optional.empty(), Optional.empty(), AT, true));
        TrainingDocuments.ofTeams().forEach(account::policy);
        TrainingDocuments.ofAws().forEach(account::policy);
        IntStream.range(0, GROUPS).forEach(account::group);
        for (int i = 0; i < PRINCIPALS; i++) {
            if (i % 2 == 0) {
                account.user(i);
            } else {
                account.role(i);
            }
        }
        account.progress();
        return account;
    }

    /** What is in the state topics. */
    Map<TopicPartition, List<SimpleRecord>> records() {
        return Collections.unmodifiableMap(records);
    }

    private void policy(String document) {
        int number = policies.size();
        var policy = new ManagedPolicy(
                new PolicyId("ANPA%017d".formatted(number)),
                ID,
                "policy" + number,
                "/",
                Optional.empty(),
                List.of(new PolicyVersion(ManagedPolicy.FIRST_VERSION, document, AT)),
                ManagedPolicy.FIRST_VERSION,
                List.of(),
                AT,
                AT);
        put(Log.POLICY, ManagedPolicy.STREAM, policy.id().value(), policy);
        policies.add(new AttachedPolicy(policy.arn(), policy.id()));
    }

    private static GroupId groupId(int number) {
        return new GroupId("AGPA%017d".formatted(number % GROUPS));
    }

    private void group(int number) {
        GroupId id = groupId(number);
        put(Log.IDENTITY, Group.STREAM, id.value(), new Group(id, ID, "group" + number, "/", AT));
        attach(id.value(), PrincipalKind.GROUP, number, 1);
    }

    private void user(int number) {
        var id = new UserId("AIDA%017d".formatted(number));
        List<GroupId> groups = IntStream.range(number, number + GROUPS_EACH)
                .mapToObj(TrainingAccount::groupId)
                .toList();
        put(
                Log.IDENTITY,
                User.STREAM,
                id.value(),
                new User(id, ID, "user" + number, "/", List.of(), Optional.empty(), groups, AT));
        attach(id.value(), PrincipalKind.USER, number, POLICIES_EACH);
    }

    private void role(int number) {
        var id = new RoleId("AROA%017d".formatted(number));
        var trust = new TrustPolicy(TrainingDocuments.TRUST, Map.of());
        put(
                Log.IDENTITY,
                Role.STREAM,
                id.value(),
                new Role(
                        id, ID, "role" + number, "/", trust, Optional.empty(), 3_600, List.of(), Optional.empty(), AT));
        attach(id.value(), PrincipalKind.ROLE, number, POLICIES_EACH);
    }

    private void attach(String id, PrincipalKind kind, int number, int count) {
        List<AttachedPolicy> attached = new ArrayList<>();
        attached.add(policies.get(number % TrainingDocuments.TEAMS));
        for (int i = 1; i < count; i++) {
            attached.add(policies.get((number * POLICIES_EACH + i) % policies.size()));
        }
        put(Log.POLICY, PrincipalPolicies.STREAM, id, new PrincipalPolicies(id, kind, ID, attached, new TreeMap<>()));
    }

    private <S extends Record> void put(Log log, StreamType<S, ?> type, String id, S state) {
        List<SimpleRecord> written = in(log, SHARD);
        long position = written.size() + 1L;
        byte[] data = ContractJson.write(state);
        var row = new StateRow(type.streamId(id), SHARD, ID.value(), type.kind(), 1, position, false, data, null, null);
        written.add(record(StateMessages.write(log, row)));
    }

    /** Nothing is decided by shards that are not heard of. */
    private void progress() {
        for (Log log : Log.values()) {
            for (int shard = 0; shard < SHARDS.count(); shard++) {
                List<SimpleRecord> written = in(log, shard);
                var progress = new ProgressRecord(written.size(), "", 0, Instant.now(), Optional.empty());
                written.add(record(StateMessages.write(log, shard, progress)));
            }
        }
    }

    private List<SimpleRecord> in(Log log, int shard) {
        return records.computeIfAbsent(new TopicPartition(log.stateTopic(), shard), topic -> new ArrayList<>());
    }

    private static SimpleRecord record(ProducerRecord<String, byte[]> record) {
        return new SimpleRecord(
                AT.toEpochMilli(),
                record.key().getBytes(StandardCharsets.UTF_8),
                record.value(),
                record.headers().toArray());
    }
}
