package io.chancery.identity.role;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.stream.StreamType;
import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.store.append.Reader;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Users and roles of any account, as trust policies and the policies of resources name them: by ARN, or by unique id once they are gone. Whoever
 * belongs to a closed account does not live.
 */
public final class TrustPrincipals {
    private TrustPrincipals() {}

    /** A user or role that lives. */
    public record Living(String uniqueId, String arn, AccountId account) {}

    /** Who each name means now; names that mean nobody are left out. */
    public static Reads<Map<String, Living>> named(Collection<String> names) {
        return all(names, TrustPrincipals::find);
    }

    /** The ARNs that the principals in a role's trust policy have now, by unique id. */
    static Reads<Map<String, String>> arnsIn(Optional<Role> role) {
        return arns(role.map(found -> found.trustPolicy().resolvedPrincipals().values())
                .orElse(Set.of()));
    }

    /** The ARN that each unique id has now; ids that live no more are left out. */
    public static Reads<Map<String, String>> arns(Collection<String> uniqueIds) {
        return all(uniqueIds, TrustPrincipals::byUniqueId).map(found -> {
            Map<String, String> arns = new HashMap<>();
            found.forEach((id, living) -> arns.put(id, living.arn()));
            return arns;
        });
    }

    private static Reads<Map<String, Living>> all(
            Collection<String> names, Function<String, Reads<Optional<Living>>> question) {
        List<String> asked = names.stream().distinct().toList();
        return reader -> reader.each(asked, name -> question.apply(name).from(reader))
                .map(answers -> {
                    Map<String, Living> found = new HashMap<>();
                    for (int i = 0; i < asked.size(); i++) {
                        String name = asked.get(i);
                        answers.get(i).ifPresent(living -> found.put(name, living));
                    }
                    return found;
                });
    }

    private static Reads<Optional<Living>> find(String name) {
        return PrincipalNames.isUniqueId(name)
                ? byUniqueId(name)
                : Arn.parse(name).map(arn -> byArn(name, arn)).orElseGet(() -> Reads.nothing(Optional.empty()));
    }

    private static Reads<Optional<Living>> byUniqueId(String id) {
        return id.startsWith(UserId.PREFIX)
                ? byId(User.STREAM, id, User::account, User::arn)
                : byId(Role.STREAM, id, Role::account, Role::arn);
    }

    private static <S extends Record, E extends Event> Reads<Optional<Living>> byId(
            StreamType<S, E> type, String id, Function<S, AccountId> account, Function<S, String> arn) {
        return reader -> reader.stream(type, id)
                .flatMap(found -> found.state()
                        .map(state -> ifOpen(
                                reader, account.apply(state), new Living(id, arn.apply(state), account.apply(state))))
                        .orElseGet(TrustPrincipals::nobody));
    }

    /** The whole ARN counts: another path, or another case in the name, is another ARN, and means nobody. */
    private static Reads<Optional<Living>> byArn(String text, Arn arn) {
        var account = new AccountId(arn.account());
        String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        Reads<Optional<Living>> found = arn.resource().startsWith("user/")
                ? Reads.named(User.STREAM, account, User.nameClaim(name))
                        .map(user ->
                                user.state().map(state -> new Living(state.id().value(), state.arn(), account)))
                : Reads.named(Role.STREAM, account, Role.nameClaim(name))
                        .map(role ->
                                role.state().map(state -> new Living(state.id().value(), state.arn(), account)));
        return reader -> found.from(reader)
                .flatMap(living -> living.filter(one -> one.arn().equals(text))
                        .map(one -> ifOpen(reader, account, one))
                        .orElseGet(TrustPrincipals::nobody));
    }

    private static Uni<Optional<Living>> ifOpen(Reader reader, AccountId account, Living living) {
        return reader.stream(Account.STREAM, account.value())
                .map(found -> found.exists() ? Optional.of(living) : Optional.empty());
    }

    private static Uni<Optional<Living>> nobody() {
        return Uni.createFrom().item(Optional.empty());
    }
}
