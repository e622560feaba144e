package io.chancery.identity.user;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.User;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code GetUser}. Without a name it is about the caller, root included; a caller that is no user must
 * give one.
 */
public record GetUser(Optional<UserName> userName) implements ReadOperation<Nothing, GetUser.Found, GetUser.Reply> {
    private static final String ACTION = "iam:GetUser";

    public record Reply(Shown user) {}

    /** The API's User, of which root has neither path nor name. */
    public record Shown(
            Optional<String> path,
            Optional<String> userName,
            String userId,
            String arn,
            Instant createDate,
            Optional<BoundaryLookup.Attached> permissionsBoundary,
            Optional<List<Tag>> tags) {

        static Shown of(User user) {
            return new Shown(
                    Optional.of(user.path()),
                    Optional.of(user.name()),
                    user.id().value(),
                    user.arn(),
                    user.createdAt(),
                    user.permissionsBoundary().map(BoundaryLookup.Attached::of),
                    Tags.shown(user.tags()));
        }

        static Shown root(AccountId account, Instant openedAt) {
            return new Shown(
                    Optional.empty(),
                    Optional.empty(),
                    account.value(),
                    Arns.root(account),
                    openedAt,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** Whom the request is about. */
    public sealed interface Found {
        record OfUser(Optional<User> user) implements Found {}

        record OfRoot(Optional<Account> account) implements Found {}
    }

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Found> reads(Call call, Nothing prepared) {
        if (userName.isPresent()) {
            return Users.named(call, userName.get()).map(GetUser::user);
        }
        Caller caller = call.caller();
        return switch (caller.type()) {
            case USER -> Reads.stream(User.STREAM, caller.principalId()).map(GetUser::user);
            case ROOT ->
                Reads.stream(Account.STREAM, caller.account().value()).map(found -> new Found.OfRoot(found.state()));
            case ROLE_SESSION, SERVICE -> throw mustSpecifyUserName();
        };
    }

    private static Found user(Stream<User> found) {
        return new Found.OfUser(found.state());
    }

    /** What AWS says to a caller that has no user name of its own. */
    public static Refused mustSpecifyUserName() {
        return new Refused(Refusal.VALIDATION_ERROR, "Must specify userName when calling with non-User credentials");
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        return switch (found) {
            case Found.OfUser(var user) -> {
                String arn = user.map(User::arn).orElseGet(() -> Arns.user(call.account(), "/", nameOr(call)));
                yield List.of(new Permission(ACTION, arn, Users.context(user)));
            }
            case Found.OfRoot root -> List.of(Permission.of(ACTION, Arns.root(call.account())));
        };
    }

    @Override
    public Reply reply(Call call, Nothing prepared, Found found) {
        return new Reply(
                switch (found) {
                    case Found.OfUser(var user) -> Shown.of(user.orElseThrow(() -> Users.missing(nameOr(call))));
                    case Found.OfRoot(var account) ->
                        Shown.root(
                                call.account(),
                                account.map(Account::openedAt).orElseThrow(() -> Users.missing(nameOr(call))));
                });
    }

    private String nameOr(Call call) {
        return userName.map(UserName::value).orElseGet(() -> call.caller().principalId());
    }
}
