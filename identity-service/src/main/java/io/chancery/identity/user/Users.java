package io.chancery.identity.user;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent;
import io.chancery.identity.entity.EntityPath;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Change;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the operations on users have in common. */
public final class Users {
    private Users() {}

    public static Reads<Stream<User>> named(Call call, UserName name) {
        return Reads.named(User.STREAM, call.account(), name.claim());
    }

    /** @throws Refused NoSuchEntity if there is no such user */
    public static User require(Optional<User> found, UserName name) {
        return found.orElseThrow(() -> missing(name.value()));
    }

    public static Refused missing(String name) {
        return new Refused(Refusal.NO_SUCH_ENTITY, "The user with name %s cannot be found.".formatted(name));
    }

    static Refused taken(UserName name) {
        return new Refused(Refusal.ENTITY_ALREADY_EXISTS, "User with name %s already exists.".formatted(name));
    }

    static Change change(User user, UserEvent event) {
        return new Change(User.STREAM, user.id().value(), user.arn(), event);
    }

    /** The stored ARN; one that is absent is authorised as if its path were {@code /}. */
    public static String arn(AccountId account, UserName name, Optional<User> found) {
        return found.map(User::arn).orElseGet(() -> Arns.user(account, EntityPath.ROOT.value(), name.value()));
    }

    /** The user's tags as condition keys. */
    public static Map<String, List<String>> context(Optional<User> found) {
        return found.map(user -> Tags.ofResource(user.tags())).orElse(Map.of());
    }

    /** The permission for an action on one user. */
    public static Permission permission(String action, Call call, UserName name, Optional<User> found) {
        return new Permission(action, arn(call.account(), name, found), context(found));
    }
}
