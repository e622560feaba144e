package io.chancery.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.store.support.Commands.CreateGroupOf;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.Commands.DeleteUser;
import io.chancery.store.support.Commands.RenameUser;
import io.chancery.store.support.SameFacts;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.store.support.TableCheck;
import io.chancery.testing.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How commands are put into transactions shows nowhere but in their number. */
class GroupCommitTest {

    private static final int SPLITS = Boolean.getBoolean("long") ? 200 : 8;
    private static final AccountId ACCOUNT = new AccountId("000000000042");

    static Stream<Generator> draws() {
        return Generator.runs(SPLITS);
    }

    /** Some are done, some refused; the same facts are drawn for a command however it is grouped. */
    private static List<Submission<?, ?>> commands() {
        var alice = new SameFacts(1).newId("AIDA", UserId::new);
        List<Command<?, ?>> commands = List.of(
                new CreateUser(ACCOUNT, "zero"),
                new CreateUser(ACCOUNT, "alice"),
                new CreateUser(ACCOUNT, "Alice"),
                new CreateGroupOf(ACCOUNT, "developers", alice),
                new RenameUser(ACCOUNT, alice, "alicia"),
                new CreateUser(ACCOUNT, "alice"),
                new CreateGroupOf(ACCOUNT, "analysts", alice),
                new DeleteUser(ACCOUNT, alice),
                new RenameUser(ACCOUNT, alice, "too-late"),
                new CreateUser(ACCOUNT, "alicia"));
        var submissions = new ArrayList<Submission<?, ?>>();
        for (int i = 0; i < commands.size(); i++) {
            submissions.add(with(commands.get(i), new SameFacts(i)));
        }
        return submissions;
    }

    private static <T, R> Submission<T, R> with(Command<T, R> command, Facts facts) {
        var plain = StoreUser.submission(command);
        return new Submission<>(command, facts, plain.provenance(), plain.expectedVersions(), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("draws")
    void every_way_of_grouping_commands_gives_the_same_log_and_states(Generator draw) {
        List<String> singly = carryOut(commands().stream().map(List::of).toList());
        List<List<Submission<?, ?>>> groups = draw.split(commands());
        assertThat(carryOut(groups)).isEqualTo(singly);
    }

    private static List<String> carryOut(List<? extends List<? extends Submission<?, ?>>> groups) {
        try (var database = StoreDatabase.fresh()) {
            StoreUser.of(database);
            int shard = StoreUser.SHARDS.of(ACCOUNT);
            var results = new ArrayList<String>();
            for (List<? extends Submission<?, ?>> group : groups) {
                StoreUser.await(database.sessions()
                                .openStatelessSession()
                                .flatMap(session -> session.withTransaction(transaction -> new ShardTransaction(
                                                        Log.IDENTITY, shard, session, ShardTransaction.LOCKING)
                                                .run(List.copyOf(group)))
                                        .eventually(session::close)))
                        .forEach(outcome -> results.add(
                                outcome instanceof Outcome.Declined<?>(Refused refused)
                                        ? refused.refusal().code()
                                        : outcome.toString()));
            }
            assertThat(results).hasSize(commands().size());
            results.addAll(database.query("select row_to_json(e)::text from event e order by shard, seq"));
            results.addAll(database.query("select row_to_json(s)::text from state s order by stream_id"));
            results.addAll(database.query("select row_to_json(c)::text from claim c order by holder, kind, name"));
            results.addAll(database.query("select row_to_json(e)::text from edge e order by kind, to_id, from_stream"));
            results.addAll(database.query("select row_to_json(h)::text from shard_head h order by shard"));
            assertThat(TableCheck.of(database, Log.IDENTITY, IdentityStreams.ALL))
                    .isEmpty();
            return results;
        }
    }

    @Test
    void the_story_has_refusals_and_deletions_in_it() {
        List<String> singly = carryOut(commands().stream().map(List::of).toList());
        assertThat(singly).contains("EntityAlreadyExists", "NoSuchEntity");
        assertThat(singly).anyMatch(row -> row.contains("\"deleted\":true"));
    }
}
