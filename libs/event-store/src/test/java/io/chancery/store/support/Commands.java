package io.chancery.store.support;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.GroupEvent.GroupCreated;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserAddedToGroup;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.identity.UserEvent.UserRenamed;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Optional;

/** A few commands, like a service's, for the store to carry out. */
public final class Commands {

    private Commands() {}

    public record OpenAccount(AccountId account, Optional<String> alias)
            implements Command<Stream<Account>, AccountId> {
        @Override
        public Reads<Stream<Account>> reads() {
            return Reads.stream(Account.STREAM, account.value());
        }

        @Override
        public Decision<AccountId> decide(Stream<Account> read, Facts facts) {
            return Decision.of(
                    new Change(
                            Account.STREAM,
                            account.value(),
                            Arns.account(account),
                            new AccountOpened(account, alias, Optional.empty(), facts.now())),
                    account);
        }
    }

    public record CloseAccount(AccountId account) implements Command<Stream<Account>, AccountId> {
        @Override
        public Reads<Stream<Account>> reads() {
            return Reads.stream(Account.STREAM, account.value());
        }

        @Override
        public Decision<AccountId> decide(Stream<Account> read, Facts facts) {
            return Decision.of(
                    new Change(
                            Account.STREAM,
                            account.value(),
                            Arns.account(account),
                            new AccountClosed(account, facts.now())),
                    account);
        }
    }

    /** Looks first whether the name is free, as a service does. */
    public record CreateUser(AccountId account, String name) implements Command<Stream<User>, UserId> {
        @Override
        public Reads<Stream<User>> reads() {
            return Reads.named(User.STREAM, account, User.nameClaim(name));
        }

        @Override
        public Decision<UserId> decide(Stream<User> read, Facts facts) {
            if (read.exists()) {
                throw new Refused(Refusal.ENTITY_ALREADY_EXISTS, "User with name %s already exists.".formatted(name));
            }
            return new CreateUserBlindly(account, name).decide(read, facts);
        }
    }

    /** Relies on the claim alone. */
    public record CreateUserBlindly(AccountId account, String name) implements Command<Stream<User>, UserId> {
        @Override
        public Reads<Stream<User>> reads() {
            return Reads.nothing(Stream.unborn(""));
        }

        @Override
        public Decision<UserId> decide(Stream<User> read, Facts facts) {
            UserId id = facts.newId(UserId.PREFIX, UserId::new);
            return Decision.of(
                    new Change(
                            User.STREAM,
                            id.value(),
                            Arns.user(account, "/", name),
                            new UserCreated(id, account, name, "/", List.of(), Optional.empty(), facts.now())),
                    id);
        }
    }

    public record RenameUser(AccountId account, UserId id, String newName) implements Command<Stream<User>, UserId> {
        @Override
        public Reads<Stream<User>> reads() {
            return Reads.stream(User.STREAM, id.value());
        }

        @Override
        public Decision<UserId> decide(Stream<User> read, Facts facts) {
            User user = require(read);
            return Decision.of(
                    new Change(User.STREAM, id.value(), user.arn(), new UserRenamed(id, newName, user.path())), id);
        }
    }

    public record DeleteUser(AccountId account, UserId id) implements Command<Stream<User>, UserId> {
        @Override
        public Reads<Stream<User>> reads() {
            return Reads.stream(User.STREAM, id.value());
        }

        @Override
        public Decision<UserId> decide(Stream<User> read, Facts facts) {
            return Decision.of(new Change(User.STREAM, id.value(), require(read).arn(), new UserDeleted(id)), id);
        }
    }

    /** Two streams in one decision: a group, and a user who is in it. */
    public record CreateGroupOf(AccountId account, String name, UserId member)
            implements Command<Stream<User>, GroupId> {
        @Override
        public Reads<Stream<User>> reads() {
            return Reads.stream(User.STREAM, member.value());
        }

        @Override
        public Decision<GroupId> decide(Stream<User> read, Facts facts) {
            User user = require(read);
            GroupId id = facts.newId(GroupId.PREFIX, GroupId::new);
            return Decision.of(
                    List.of(
                            new Change(
                                    Group.STREAM,
                                    id.value(),
                                    Arns.group(account, "/", name),
                                    new GroupCreated(id, account, name, "/", facts.now())),
                            new Change(User.STREAM, member.value(), user.arn(), new UserAddedToGroup(member, id))),
                    id);
        }
    }

    /** Does all that another does, and then its transaction breaks. */
    public record Breaking<T, R>(Command<T, R> command) implements Command<T, R> {
        @Override
        public AccountId account() {
            return command.account();
        }

        @Override
        public Reads<T> reads() {
            return command.reads();
        }

        @Override
        public Decision<R> decide(T read, Facts facts) {
            return command.decide(read, facts)
                    .alongside(session -> session.createNativeQuery("select 1 / 0")
                            .getSingleResult()
                            .replaceWithVoid());
        }
    }

    private static User require(Stream<User> read) {
        return read.state()
                .orElseThrow(() -> new Refused(
                        Refusal.NO_SUCH_ENTITY, "The user with id %s cannot be found.".formatted(read.id())));
    }
}
