package io.chancery.identity.accesskey;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.User;
import io.chancery.identity.user.GetUser;
import io.chancery.identity.user.UserName;
import io.chancery.identity.user.Users;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose access keys an operation is about.
 *
 * @param userName absent for root
 * @param context the user's tags as condition keys
 */
public record Owner(KeyOwner key, Optional<String> userName, String arn, Map<String, List<String>> context) {

    static Owner of(User user) {
        return new Owner(KeyOwner.user(user.id()), Optional.of(user.name()), user.arn(), Tags.ofResource(user.tags()));
    }

    static Owner root(AccountId account) {
        return new Owner(KeyOwner.root(account), Optional.empty(), Arns.root(account), Map.of());
    }

    /**
     * The user of that name; without one, the caller.
     *
     * @throws Refused ValidationError if there is no name and the caller is neither user nor root
     */
    static Reads<Optional<Owner>> reads(Call call, Optional<UserName> userName) {
        if (userName.isPresent()) {
            return Users.named(call, userName.get()).map(Owner::of);
        }
        Caller caller = call.caller();
        return switch (caller.type()) {
            case USER -> Reads.stream(User.STREAM, caller.principalId()).map(Owner::of);
            case ROOT -> Reads.nothing(Optional.of(root(caller.account())));
            case ROLE_SESSION, SERVICE -> throw GetUser.mustSpecifyUserName();
        };
    }

    private static Optional<Owner> of(Stream<User> user) {
        return user.state().map(Owner::of);
    }

    /** The permission for an action on the keys of an owner; one that is absent stands at path {@code /}. */
    static List<Permission> permission(String action, Call call, Optional<UserName> userName, Optional<Owner> found) {
        return List.of(found.map(owner -> new Permission(action, owner.arn(), owner.context()))
                .orElseGet(() ->
                        Permission.of(action, Users.arn(call.account(), asked(call, userName), Optional.empty()))));
    }

    /** @throws Refused NoSuchEntity if there is no such user */
    static Owner require(Call call, Optional<UserName> userName, Optional<Owner> found) {
        return found.orElseThrow(() -> Users.missing(asked(call, userName).value()));
    }

    private static UserName asked(Call call, Optional<UserName> userName) {
        return userName.orElseGet(() -> new UserName(call.caller().principalId()));
    }
}
