package io.chancery.store.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.UserId;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.contracts.identity.User;
import io.chancery.store.support.Activities;
import io.chancery.store.support.Commands.Breaking;
import io.chancery.store.support.Commands.CloseAccount;
import io.chancery.store.support.Commands.CreateGroupOf;
import io.chancery.store.support.Commands.CreateUser;
import io.chancery.store.support.Commands.CreateUserBlindly;
import io.chancery.store.support.Commands.DeleteUser;
import io.chancery.store.support.Commands.OpenAccount;
import io.chancery.store.support.Commands.RenameUser;
import io.chancery.store.support.StoreUser;
import io.chancery.store.support.TableCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** What every store must do. Each check is named by its promise and works on fresh accounts of its own. */
final class StoreConformance {

    private StoreConformance() {}

    static Map<String, Consumer<StoreUnderTest>> checks() {
        var checks = new LinkedHashMap<String, Consumer<StoreUnderTest>>();
        checks.put("a done command's state is read back at its position", StoreConformance::readBack);
        checks.put("positions of a shard are dense", StoreConformance::dense);
        checks.put("versions count a stream's events", StoreConformance::versions);
        checks.put("a taken name is refused, in any case", StoreConformance::takenName);
        checks.put("a name is free again after a rename and after a deletion", StoreConformance::freedName);
        checks.put("a global name is taken for every account", StoreConformance::globalName);
        checks.put("a refusal inside a group leaves the rest alone", StoreConformance::refusalInGroup);
        checks.put("a broken constraint inside a group leaves the rest alone", StoreConformance::collisionInGroup);
        checks.put("a failed statement writes nothing at all", StoreConformance::failedStatement);
        checks.put("each command of a group sees what the one before left", StoreConformance::seesEarlier);
        checks.put("a changed stream overtakes a command", StoreConformance::overtaken);
        checks.put("what is written alongside commits with the events", StoreConformance::alongside);
        checks.put("activity is written with the position that it made", StoreConformance::activity);
        checks.put("a command that changes nothing takes no position", StoreConformance::unchanged);
        checks.put("edges follow the state", StoreConformance::edges);
        checks.put("lists page in order and leave the deleted out", StoreConformance::lists);
        checks.put("every state row is the fold of its stream", StoreConformance::statesAreFolds);
        return checks;
    }

    private static <T, R> Outcome.Done<R> done(StoreUnderTest store, Command<T, R> command) {
        return StoreUser.done(StoreUser.await(store.append(StoreUser.submission(command))));
    }

    private static <T, R> Refusal refusal(StoreUnderTest store, Command<T, R> command) {
        return refusal(StoreUser.await(store.append(StoreUser.submission(command))));
    }

    private static Refusal refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Declined.class);
        return ((Outcome.Declined<?>) outcome).refused().refusal();
    }

    private static Stream<User> user(StoreUnderTest store, AccountId account, UserId id) {
        return StoreUser.await(store.read(account, Reads.stream(User.STREAM, id.value())))
                .value();
    }

    private static void readBack(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        var created = done(store, new CreateUser(account, "alice"));
        var read = StoreUser.await(
                store.read(account, Reads.stream(User.STREAM, created.reply().value())));
        assertThat(read.value().state()).map(User::name).contains("alice");
        assertThat(read.value().position()).isEqualTo(created.position().sequence());
        assertThat(read.head().sequence())
                .isGreaterThanOrEqualTo(created.position().sequence());
        assertThat(read.versions()).containsEntry("user/" + created.reply(), 1L);
    }

    private static void dense(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        Position first = done(store, new CreateUser(account, "alice")).position();
        Position second = done(store, new CreateUser(account, "bob")).position();
        assertThat(second).isEqualTo(new Position(Log.IDENTITY, first.shard(), first.sequence() + 1));
        assertThat(first.shard()).isEqualTo(StoreUser.SHARDS.of(account));
    }

    private static void versions(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        UserId alice = done(store, new CreateUser(account, "alice")).reply();
        done(store, new RenameUser(account, alice, "alicia"));
        done(store, new DeleteUser(account, alice));
        Stream<User> stream = user(store, account, alice);
        assertThat(stream.version()).isEqualTo(3);
        assertThat(stream.deleted()).isTrue();
    }

    private static void takenName(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        done(store, new CreateUser(account, "alice"));
        assertThat(refusal(store, new CreateUser(account, "ALICE"))).isEqualTo(Refusal.ENTITY_ALREADY_EXISTS);
        assertThat(refusal(store, new CreateUserBlindly(account, "Alice"))).isEqualTo(Refusal.ENTITY_ALREADY_EXISTS);
        done(store, new CreateUser(StoreUser.freshAccount(), "alice"));
    }

    private static void freedName(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        UserId first = done(store, new CreateUser(account, "alice")).reply();
        done(store, new RenameUser(account, first, "ALICE"));
        done(store, new RenameUser(account, first, "alicia"));
        UserId second = done(store, new CreateUser(account, "alice")).reply();
        done(store, new DeleteUser(account, second));
        UserId third = done(store, new CreateUser(account, "alice")).reply();
        assertThat(StoreUser.await(store.read(account, Reads.named(User.STREAM, account, User.nameClaim("Alice"))))
                        .value()
                        .id())
                .isEqualTo(third.value());
    }

    private static void globalName(StoreUnderTest store) {
        String alias = "alias-" + UUID.randomUUID();
        AccountId first = StoreUser.freshAccount();
        done(store, new OpenAccount(first, Optional.of(alias)));
        assertThat(refusal(store, new OpenAccount(StoreUser.freshAccount(), Optional.of(alias))))
                .isEqualTo(Refusal.ENTITY_ALREADY_EXISTS);
        done(store, new CloseAccount(first));
        done(store, new OpenAccount(StoreUser.freshAccount(), Optional.of(alias)));
    }

    private static void refusalInGroup(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        List<Outcome<?>> outcomes = group(
                store,
                account,
                new CreateUser(account, "alice"),
                new CreateUser(account, "alice"),
                new CreateUser(account, "bob"));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Done.class);
        assertThat(refusal(outcomes.get(1))).isEqualTo(Refusal.ENTITY_ALREADY_EXISTS);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Done.class);
        assertThat(count(store, account)).isEqualTo(2);
    }

    private static void collisionInGroup(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        List<Outcome<?>> outcomes = group(
                store,
                account,
                new CreateUserBlindly(account, "alice"),
                new CreateUserBlindly(account, "alice"),
                new CreateUserBlindly(account, "bob"));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Done.class);
        assertThat(refusal(outcomes.get(1))).isEqualTo(Refusal.ENTITY_ALREADY_EXISTS);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Done.class);
        assertThat(count(store, account)).isEqualTo(2);
    }

    private static List<Outcome<?>> group(StoreUnderTest store, AccountId account, Command<?, ?>... commands) {
        List<Submission<?, ?>> submissions = Arrays.stream(commands)
                .<Submission<?, ?>>map(StoreConformance::submission)
                .toList();
        return StoreUser.await(store.append(StoreUser.SHARDS.of(account), submissions));
    }

    private static <T, R> Submission<T, R> submission(Command<T, R> command) {
        return StoreUser.submission(command);
    }

    private static void failedStatement(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        Position before = done(store, new CreateUser(account, "alice")).position();
        assertThatThrownBy(() -> StoreUser.await(
                        store.append(StoreUser.submission(new Breaking<>(new CreateUser(account, "bob"))))))
                .isNotInstanceOf(AssertionError.class);
        Position after = done(store, new CreateUser(account, "bob")).position();
        assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
    }

    private static void seesEarlier(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        UserId alice = done(store, new CreateUser(account, "alice")).reply();
        List<Outcome<?>> outcomes = group(
                store,
                account,
                new RenameUser(account, alice, "alicia"),
                new CreateUser(account, "alice"),
                new DeleteUser(account, alice),
                new RenameUser(account, alice, "too-late"));
        assertThat(outcomes.subList(0, 3)).allMatch(outcome -> outcome instanceof Outcome.Done);
        assertThat(refusal(outcomes.get(3))).isEqualTo(Refusal.NO_SUCH_ENTITY);
    }

    private static void overtaken(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        UserId alice = done(store, new CreateUser(account, "alice")).reply();
        var rename = new RenameUser(account, alice, "alicia");
        Map<String, Long> seen =
                StoreUser.await(store.read(account, rename.reads())).versions();
        done(store, new RenameUser(account, alice, "alison"));
        assertThat(StoreUser.await(store.append(expecting(rename, seen)))).isInstanceOf(Outcome.Overtaken.class);
        Map<String, Long> now =
                StoreUser.await(store.read(account, rename.reads())).versions();
        assertThat(StoreUser.await(store.append(expecting(rename, now)))).isInstanceOf(Outcome.Done.class);
        assertThat(user(store, account, alice).state()).map(User::name).contains("alicia");
    }

    private static <T, R> Submission<T, R> expecting(Command<T, R> command, Map<String, Long> versions) {
        var plain = StoreUser.submission(command);
        return new Submission<>(command, plain.facts(), plain.provenance(), versions, Optional.empty());
    }

    private static void alongside(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        store.database().execute("create table if not exists secret (owner text primary key)");
        done(store, new WithSecret(account, "alice"));
        assertThat(store.database().query("select count(*) from secret where owner = '" + account + "'"))
                .containsExactly("1");
        // The second one's secret collides, so its user is not there either.
        assertThat(refusal(store, new WithSecret(account, "bob"))).isEqualTo(Refusal.ENTITY_ALREADY_EXISTS);
        assertThat(count(store, account)).isEqualTo(1);
    }

    private record WithSecret(AccountId account, String name) implements Command<Stream<User>, UserId> {
        @Override
        public Reads<Stream<User>> reads() {
            return Reads.nothing(Stream.unborn(""));
        }

        @Override
        public Decision<UserId> decide(Stream<User> read, Facts facts) {
            return new CreateUserBlindly(account, name)
                    .decide(read, facts)
                    .alongside(session -> session.createNativeQuery("insert into secret (owner) values (?1)")
                            .setParameter(1, account.value())
                            .executeUpdate()
                            .replaceWithVoid());
        }
    }

    private static void activity(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        var plain = StoreUser.submission(new CreateUser(account, "alice"));
        Function<Position, ActivityRecord> record = position -> Activities.at(account, position);
        var outcome = StoreUser.done(StoreUser.await(store.append(
                new Submission<>(plain.command(), plain.facts(), plain.provenance(), Map.of(), Optional.of(record)))));
        assertThat(store.database()
                        .query("select convert_from(data, 'UTF8') from activity where account = '" + account + "'"))
                .singleElement()
                .satisfies(json -> assertThat(json).contains("\"revision\":\"" + outcome.position() + "\""));
    }

    private static void unchanged(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        Position before = done(store, new CreateUser(account, "alice")).position();
        Position same = done(store, new Nothing(account)).position();
        assertThat(same).isEqualTo(before);
        assertThat(before.sequence()).isPositive();
    }

    private record Nothing(AccountId account) implements Command<String, String> {
        @Override
        public Reads<String> reads() {
            return Reads.nothing("");
        }

        @Override
        public Decision<String> decide(String read, Facts facts) {
            return Decision.unchanged("same");
        }
    }

    private static void edges(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        UserId alice = done(store, new CreateUser(account, "alice")).reply();
        String group = done(store, new CreateGroupOf(account, "developers", alice))
                .reply()
                .value();
        assertThat(members(store, account, group)).containsExactly("alice");
        done(store, new DeleteUser(account, alice));
        assertThat(members(store, account, group)).isEmpty();
        assertThat(StoreUser.await(store.read(account, Reads.countReferring(User.MEMBER_OF, group)))
                        .value())
                .isZero();
    }

    private static List<String> members(StoreUnderTest store, AccountId account, String group) {
        return StoreUser.await(store.read(
                        account, reader -> reader.referring(User.STREAM, User.MEMBER_OF, group, Paging.all())))
                .value()
                .items()
                .stream()
                .map(User::name)
                .toList();
    }

    private static void lists(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        UserId gone = done(store, new CreateUser(account, "a-gone")).reply();
        List.of("dave", "Carol", "bob", "alice").forEach(name -> done(store, new CreateUser(account, name)));
        done(store, new DeleteUser(account, gone));
        Page<User> first = page(store, account, Optional.empty());
        Page<User> second = page(store, account, first.next());
        // By code point, as AWS's own pages come.
        assertThat(first.items()).extracting(User::name).containsExactly("Carol", "alice", "bob");
        assertThat(second.items()).extracting(User::name).containsExactly("dave");
        assertThat(second.next()).isEmpty();
    }

    private static Page<User> page(StoreUnderTest store, AccountId account, Optional<String> after) {
        return StoreUser.await(
                        store.read(account, reader -> reader.list(User.STREAM, account, "/", new Paging(after, 3))))
                .value();
    }

    private static long count(StoreUnderTest store, AccountId account) {
        return StoreUser.await(store.read(account, reader -> reader.count(User.STREAM, account)))
                .value();
    }

    private static void statesAreFolds(StoreUnderTest store) {
        AccountId account = StoreUser.freshAccount();
        done(store, new OpenAccount(account, Optional.of("alias-" + account)));
        UserId alice = done(store, new CreateUser(account, "alice")).reply();
        done(store, new CreateGroupOf(account, "developers", alice));
        done(store, new RenameUser(account, alice, "alicia"));
        done(
                store,
                new DeleteUser(
                        account, done(store, new CreateUser(account, "bob")).reply()));
        assertThat(TableCheck.of(store.database(), Log.IDENTITY, IdentityStreams.ALL))
                .isEqualTo(TableCheck.CLEAN);
        assertThat(StoreUser.await(store.read(account, Reads.stream(Account.STREAM, account.value())))
                        .value()
                        .version())
                .isEqualTo(1);
    }
}
