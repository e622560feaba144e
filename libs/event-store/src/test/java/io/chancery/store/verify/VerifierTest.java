package io.chancery.store.verify;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.UserId;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelaySettings;
import io.chancery.store.relay.RelayStatus;
import io.chancery.store.support.Commands.CreateGroupOf;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.Commands.DeleteUser;
import io.chancery.store.support.RelayBench;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.store.verify.VerificationReport.Check;
import io.chancery.store.verify.VerificationReport.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** A whole store passes, and each kind of damage is found as what it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class VerifierTest {

    private RelayBench bench;
    private StoreDatabase whole;

    @BeforeAll
    void publish() {
        bench = new RelayBench();
        whole = StoreDatabase.fresh();
        StoreUser user = StoreUser.of(whole);
        AccountId account = StoreUser.freshAccount(2);
        UserId alice = user.done(new CreateUser(account, "alice")).reply();
        user.done(new CreateGroupOf(account, "developers", alice));
        UserId bob = user.done(new CreateUser(account, "bob")).reply();
        Position last = user.done(new DeleteUser(account, bob)).position();
        var relay = new Relay(
                RelaySettings.of(Log.IDENTITY, StoreUser.SHARDS, bench.bootstrapServers()),
                whole.sessions(),
                whole.vertx());
        relay.start();
        eventually(() -> assertThat(relay.status())
                .isInstanceOfSatisfying(
                        RelayStatus.Leading.class,
                        leading -> assertThat(leading.published()).containsEntry(last.shard(), last.sequence())));
        relay.stop();
    }

    @AfterAll
    void stop() {
        whole.close();
        bench.close();
    }

    @Test
    void a_whole_store_passes_and_the_report_says_what_was_looked_at() {
        VerificationReport report = bench.verifyAsIs(whole);
        assertThat(report.passed()).isTrue();
        assertThat(report.shards()).hasSize(StoreUser.SHARDS.count());
        assertThat(report.shards().get(2)).satisfies(counts -> {
            assertThat(counts.events()).isEqualTo(5);
            assertThat(counts.eventRecords()).isEqualTo(5);
            assertThat(counts.states()).isEqualTo(3);
            assertThat(counts.claims()).isEqualTo(2);
            assertThat(counts.edges()).isEqualTo(1);
            assertThat(counts.stateRecords()).isPositive();
        });
        assertThat(new String(ContractJson.write(report), StandardCharsets.UTF_8))
                .contains("\"findings\":[]");
    }

    private static Map<String, Check> damages() {
        var damages = new LinkedHashMap<String, Check>();
        damages.put("update event set data = convert_to('{}', 'UTF8') where seq = 2", Check.CHAIN);
        damages.put("update event set attributes = replace(attributes, 'root', 'toor') where seq = 1", Check.CHAIN);
        damages.put("delete from event where seq = 3", Check.DENSITY);
        damages.put("delete from event where seq = 5", Check.DENSITY);
        damages.put("update shard_head set seq = 4 where shard = 2", Check.DENSITY);
        damages.put("update state set version = 9 where name = 'alice'", Check.STATE);
        damages.put(
                "update state set data = convert_to(replace(convert_from(data, 'UTF8'), 'alice', 'eve'), 'UTF8')"
                        + " where name = 'alice'",
                Check.STATE);
        damages.put("update state set name = 'eve' where name = 'alice'", Check.STATE);
        damages.put("delete from state where name = 'developers'", Check.STATE);
        damages.put("delete from claim where name = 'alice'", Check.CLAIM);
        damages.put("insert into claim values ('*', 'user', 'eve', 'user/nobody')", Check.CLAIM);
        damages.put("delete from edge", Check.EDGE);
        damages.put("insert into edge values ('user/nobody', 'member-of', 'AGPA')", Check.EDGE);
        damages.put("update event set hash = decode(repeat('00', 32), 'hex') where seq = 5", Check.EVENTS_TOPIC);
        damages.put("update state set position = 1 where name = 'alice'", Check.STATE_TOPIC);
        damages.put("delete from state where name = 'alice'", Check.STATE_TOPIC);
        return damages;
    }

    @TestFactory
    Stream<DynamicTest> each_kind_of_damage_is_found() {
        return damages().entrySet().stream()
                .map(damage -> DynamicTest.dynamicTest(
                        damage.getKey(),
                        () -> assertThat(checksFailing(damage.getKey())).contains(damage.getValue())));
    }

    /** Does the damage, looks, and mends it. */
    private List<Check> checksFailing(String damage) {
        List<String> tables = List.of("event", "state", "claim", "edge", "shard_head");
        tables.forEach(table -> whole.execute("create table saved_" + table + " as table " + table));
        try {
            whole.execute(damage);
            var failing = new ArrayList<Check>();
            for (Finding finding : bench.verifyAsIs(whole).findings()) {
                failing.add(finding.check());
            }
            return failing;
        } finally {
            tables.forEach(table -> whole.execute("truncate " + table + "; insert into " + table + " table saved_"
                    + table + "; drop table saved_" + table));
        }
    }

    @Test
    void a_topic_that_ends_early_is_found() {
        StoreUser.of(whole).done(new CreateUser(StoreUser.freshAccount(3), "unpublished"));
        assertThat(bench.verifyAsIs(whole).findings())
                .extracting(Finding::check)
                .contains(Check.EVENTS_TOPIC, Check.STATE_TOPIC);
        whole.execute("delete from event where shard = 3; delete from state where shard = 3;"
                + " delete from claim where name = 'unpublished';"
                + " update shard_head h set (seq, hash) = (select 0, g.hash from shard_head g where g.shard = 0)"
                + " where h.shard = 3");
    }
}
