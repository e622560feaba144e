package io.chancery.identity.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.identity.role.TrustPrincipals;
import io.chancery.runtime.internal.BoundaryUses;
import io.chancery.runtime.internal.PrincipalLookup;
import io.chancery.runtime.internal.PrincipalNames;
import io.chancery.runtime.internal.PrincipalResolution;
import io.chancery.store.append.Reader;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users, groups and roles by name and by id. In an account that is not open there are none. */
final class Directory {

    /** What one question may name; askers page. */
    static final int NAMES_LIMIT = 1_000;

    private Directory() {}

    static Reads<Optional<PrincipalLookup.Found>> named(PrincipalLookup asked) {
        AccountId account = asked.account();
        Reads<Optional<PrincipalLookup.Found>> found = switch (asked.kind()) {
            case USER ->
                Reads.named(User.STREAM, account, User.nameClaim(asked.name()))
                        .map(user -> user.state().map(Directory::found));
            case GROUP ->
                Reads.named(Group.STREAM, account, Group.nameClaim(asked.name()))
                        .map(group -> group.state().map(Directory::found));
            case ROLE ->
                Reads.named(Role.STREAM, account, Role.nameClaim(asked.name()))
                        .map(role -> role.state().map(Directory::found));
        };
        return ifOpen(account, found, Optional.empty());
    }

    private static PrincipalLookup.Found found(User user) {
        return new PrincipalLookup.Found(
                user.id().value(),
                user.name(),
                user.path(),
                user.arn(),
                user.tags(),
                boundary(user.permissionsBoundary()));
    }

    private static PrincipalLookup.Found found(Group group) {
        return new PrincipalLookup.Found(
                group.id().value(), group.name(), group.path(), group.arn(), List.of(), Optional.empty());
    }

    private static PrincipalLookup.Found found(Role role) {
        return new PrincipalLookup.Found(
                role.id().value(),
                role.name(),
                role.path(),
                role.arn(),
                role.tags(),
                boundary(role.permissionsBoundary()));
    }

    private static Optional<String> boundary(Optional<PermissionsBoundary> set) {
        return set.map(PermissionsBoundary::policyArn);
    }

    static Reads<PrincipalResolution.Answer> resolved(PrincipalResolution asked) {
        if (asked.names().size() > PrincipalResolution.NAMES_LIMIT) {
            throw new Refused(
                    Refusal.VALIDATION_ERROR,
                    "names has %d items; at most %d are answered at once"
                            .formatted(asked.names().size(), PrincipalResolution.NAMES_LIMIT));
        }
        return TrustPrincipals.named(asked.names()).map(living -> {
            Map<String, String> uniqueIds = new HashMap<>();
            living.forEach((name, one) -> uniqueIds.put(name, one.uniqueId()));
            return new PrincipalResolution.Answer(
                    uniqueIds,
                    Optional.of(living.values().stream()
                            .map(TrustPrincipals.Living::account)
                            .distinct()
                            .toList()));
        });
    }

    static Reads<List<PrincipalNames.Named>> names(PrincipalNames asked) {
        if (asked.principalIds().size() > NAMES_LIMIT) {
            throw new Refused(
                    Refusal.VALIDATION_ERROR,
                    "principalIds has %d items; at most %d are answered at once"
                            .formatted(asked.principalIds().size(), NAMES_LIMIT));
        }
        AccountId account = asked.account();
        Reads<List<PrincipalNames.Named>> found =
                reader -> reader.each(asked.principalIds(), id -> name(reader, account, id))
                        .map(names -> names.stream().flatMap(Optional::stream).toList());
        return ifOpen(account, found, List.of());
    }

    private static Uni<Optional<PrincipalNames.Named>> name(Reader reader, AccountId account, String id) {
        if (id.startsWith(UserId.PREFIX)) {
            return reader.stream(User.STREAM, id)
                    .map(stream -> stream.state()
                            .filter(user -> user.account().equals(account))
                            .map(user -> new PrincipalNames.Named(id, PrincipalKind.USER, user.name(), user.path())));
        }
        if (id.startsWith(GroupId.PREFIX)) {
            return reader.stream(Group.STREAM, id)
                    .map(stream -> stream.state()
                            .filter(group -> group.account().equals(account))
                            .map(group ->
                                    new PrincipalNames.Named(id, PrincipalKind.GROUP, group.name(), group.path())));
        }
        if (id.startsWith(RoleId.PREFIX)) {
            return reader.stream(Role.STREAM, id)
                    .map(stream -> stream.state()
                            .filter(role -> role.account().equals(account))
                            .map(role -> new PrincipalNames.Named(id, PrincipalKind.ROLE, role.name(), role.path())));
        }
        return Uni.createFrom().item(Optional.empty());
    }

    static Reads<Long> boundaryUses(BoundaryUses asked) {
        return Reads.countReferring(User.BOUNDED_BY, asked.policyId().value());
    }

    private static <T> Reads<T> ifOpen(AccountId account, Reads<T> reads, T otherwise) {
        return Reads.stream(Account.STREAM, account.value())
                .map(Stream::exists)
                .then(open -> open ? reads : Reads.nothing(otherwise));
    }
}
