package io.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.audit.ledger.Ledger;
import io.chancery.audit.ledger.LedgerFold;
import io.chancery.audit.trail.ActivityTrail;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.IdentityEvent;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fold and the trail against real tables, each case in an account of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ServiceKeys.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields before the first test.
class LedgerFoldTest {

    private static final Instant USED = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Vertx vertx;

    private DatabaseLoop database;

    @BeforeEach
    void open() {
        database = new DatabaseLoop(sessions, vertx);
    }

    @Test
    void however_the_events_are_batched_the_ledger_is_the_same() {
        int gaps = Histories.history(Histories.account()).size() - 1;
        for (int cuts = 0; cuts < 1 << gaps; cuts += 23) {
            AccountId account = Histories.account();
            for (List<Event> batch : split(Histories.history(account), cuts)) {
                apply(account, batch);
            }
            assertThat(ledger(account))
                    .as("cuts %s", Integer.toBinaryString(cuts))
                    .isEqualTo(Histories.ledger(account, Optional.empty()));
        }
    }

    @Test
    void a_transaction_that_was_rolled_back_leaves_nothing_and_is_applied_again() {
        AccountId account = Histories.account();
        List<Event> history = Histories.history(account);
        assertThatThrownBy(() -> database.inTransaction(session -> all(session, account, history)
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("lost the race")))))
                .isInstanceOf(DatabaseLoop.DatabaseUnavailable.class);
        assertThat(ledger(account)).isEmpty();
        apply(account, history);
        assertThat(ledger(account)).isEqualTo(Histories.ledger(account, Optional.empty()));
    }

    @Test
    void a_closed_account_has_no_rows_whatever_comes_after() {
        AccountId account = Histories.account();
        List<Event> history = Histories.history(account);
        apply(account, history);
        apply(account, List.of(new AccountClosed(account, Histories.ROTATED)));
        assertThat(ledger(account)).isEmpty();
        apply(account, history.subList(1, history.size()));
        assertThat(ledger(account)).isEmpty();
    }

    @Test
    void in_whatever_order_and_however_often_calls_come_the_last_use_is_the_same() {
        for (List<Integer> order : orders(4)) {
            AccountId account = Histories.account();
            apply(account, Histories.history(account));
            String key = Histories.key(account, "B").value();
            List<ActivityRecord> calls = List.of(
                    Histories.call(account, key, USED, "iam.amazonaws.com", "us-east-1"),
                    Histories.call(account, key, USED.plusSeconds(5), "iam.amazonaws.com", "us-east-1"),
                    Histories.call(account, key, USED.plusSeconds(5), "sts.amazonaws.com", "eu-west-1"),
                    Histories.call(account, key, USED.plusSeconds(5), "sts.amazonaws.com", "us-east-1"));
            keep(List.of(calls.get(order.get(0)), calls.get(order.get(1)), calls.get(order.get(0))));
            keep(List.of(calls.get(order.get(1)), calls.get(order.get(2)), calls.get(order.get(3))));
            keep(calls);

            var used = new LedgerRow.LastUsed(USED.plusSeconds(5), "us-east-1", "sts");
            assertThat(ledger(account)).isEqualTo(Histories.ledger(account, Optional.of(used)));
        }
    }

    @Test
    void a_key_that_was_used_before_its_creation_was_folded_shows_the_use() {
        AccountId account = Histories.account();
        keep(List.of(Histories.call(account, Histories.key(account, "B").value(), USED, "chancery", "us-east-1")));
        apply(account, Histories.history(account));
        assertThat(ledger(account))
                .isEqualTo(
                        Histories.ledger(account, Optional.of(new LedgerRow.LastUsed(USED, "us-east-1", "chancery"))));
    }

    private void keep(List<ActivityRecord> calls) {
        List<ActivityTrail.Entry> entries = calls.stream()
                .map(call -> new ActivityTrail.Entry(call, ContractJson.write(call)))
                .toList();
        database.inTransaction(session -> ActivityTrail.keep(session, entries));
    }

    private void apply(AccountId account, List<Event> events) {
        database.inTransaction(session -> all(session, account, events));
    }

    private static Uni<Void> all(Mutiny.StatelessSession session, AccountId account, List<Event> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> LedgerFold.apply(session, account, (IdentityEvent) event))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private List<LedgerRow> ledger(AccountId account) {
        return database.inSnapshot(session -> Ledger.ofAccount(session, account));
    }

    /** @param cuts a bit for each gap between two events: a new batch starts there */
    private static List<List<Event>> split(List<Event> events, int cuts) {
        var batches = new ArrayList<List<Event>>();
        batches.add(new ArrayList<>());
        for (int i = 0; i < events.size(); i++) {
            if (i > 0 && (cuts >> (i - 1) & 1) == 1) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(events.get(i));
        }
        return batches;
    }

    private static List<List<Integer>> orders(int count) {
        if (count == 0) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Integer>>();
        for (List<Integer> shorter : orders(count - 1)) {
            for (int place = 0; place <= shorter.size(); place++) {
                var order = new ArrayList<>(shorter);
                order.add(place, count - 1);
                all.add(order);
            }
        }
        return all;
    }
}
