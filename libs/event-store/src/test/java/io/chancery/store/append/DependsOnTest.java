package io.chancery.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.contracts.Positions;
import io.chancery.contracts.UserId;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the events of a shard depend on, as its head tells it. */
class DependsOnTest {

    private static final String ADDED_BY = "/db/event-store/V101__shard_head_depends_on.sql";
    private static final String ASKED = "select depends_on from shard_head where shard = 0";

    private final StoreDatabase database = StoreDatabase.fresh();
    private final StoreUser user = StoreUser.of(database);
    private final AccountId account = StoreUser.freshAccount(0);

    @AfterEach
    void close() {
        database.close();
    }

    private void create(String name, String dependsOn) {
        List<Position> positions = Positions.parse(dependsOn);
        var provenance = new Provenance(
                "request", Optional.empty(), "arn:aws:iam::000000000000:root", positions, Optional.empty());
        Submission<?, UserId> submission =
                Submission.internal(new CreateUser(account, name), Facts.drawn(Instant.now()), provenance);
        StoreUser.done(StoreUser.await(user.store().append(submission)));
    }

    @Test
    void the_head_keeps_the_furthest_of_each_shard() {
        create("alice", "identity/1/12,policy/0/7");
        create("bob", "policy/0/9,policy/3/2");
        create("carol", "identity/1/9");

        assertThat(database.query(ASKED)).containsExactly("identity/1/12,policy/0/9,policy/3/2");
    }

    @Test
    void a_write_that_is_refused_depends_on_nothing() {
        create("alice", "");
        var provenance = new Provenance(
                "request",
                Optional.empty(),
                "arn:aws:iam::000000000000:root",
                Positions.parse("policy/0/9"),
                Optional.empty());
        Outcome<UserId> outcome = StoreUser.await(user.store()
                .append(Submission.internal(new CreateUser(account, "alice"), Facts.drawn(Instant.now()), provenance)));

        assertThat(outcome).isInstanceOf(Outcome.Declined.class);
        assertThat(database.query(ASKED)).containsExactly("");
    }

    /** As in an installation that was made before the column was. */
    @Test
    void the_column_begins_as_what_the_events_say() throws IOException {
        create("alice", "identity/1/12,policy/0/7");
        create("bob", "policy/0/10");
        create("carol", "");
        database.execute("alter table shard_head drop column depends_on");

        try (InputStream in = Optional.ofNullable(DependsOnTest.class.getResourceAsStream(ADDED_BY))
                .orElseThrow()) {
            database.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(Positions.furthest(Positions.parse(database.query(ASKED).getFirst())))
                .isEqualTo(Positions.parse("identity/1/12,policy/0/10"));
        assertThat(database.query("select depends_on from shard_head where shard = 1"))
                .containsExactly("");
    }
}
