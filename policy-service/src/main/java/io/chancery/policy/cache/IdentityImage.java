package io.chancery.policy.cache;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.StateRecord;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.StreamType;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateChange;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One shard of identity-service's log, folded up to a position.
 *
 * @param progressAt when the relay said that this is how it is; empty before the first batch
 * @param names of users and roles, to their unique ids
 */
public record IdentityImage(
        long position,
        Optional<Instant> progressAt,
        PersistentMap<AccountId, Account> accounts,
        PersistentMap<UserId, User> users,
        PersistentMap<GroupId, Group> groups,
        PersistentMap<RoleId, CachedRole> roles,
        PersistentMap<AccessKeyId, AccessKey> accessKeys,
        PersistentMap<NameKey, String> names) {

    static final IdentityImage EMPTY = new IdentityImage(
            0,
            Optional.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty());

    /** Whether the account is open: what is in another lives no more, even while its records are still there. */
    public boolean isOpen(AccountId account) {
        return accounts.get(account).isPresent();
    }

    public Optional<User> user(UserId id) {
        return users.get(id).filter(user -> isOpen(user.account()));
    }

    public Optional<User> user(AccountId account, String name) {
        return names.get(new NameKey(account, User.nameClaim(name)))
                .map(UserId::new)
                .flatMap(this::user);
    }

    public Optional<Group> group(GroupId id) {
        return groups.get(id).filter(group -> isOpen(group.account()));
    }

    public Optional<CachedRole> role(RoleId id) {
        return roles.get(id).filter(role -> isOpen(role.role().account()));
    }

    public Optional<CachedRole> role(AccountId account, String name) {
        return names.get(new NameKey(account, Role.nameClaim(name)))
                .map(RoleId::new)
                .flatMap(this::role);
    }

    public Optional<AccessKey> accessKey(AccessKeyId id) {
        return accessKeys.get(id);
    }

    /** @throws UnreadableRecord if the batch holds what this version does not understand; then nothing is taken over */
    IdentityImage with(StateBatch batch) {
        var next = new Draft(this);
        batch.changes().forEach(next::take);
        return next.image(batch);
    }

    /** The image in the making; seen by nobody. */
    private static final class Draft {

        private PersistentMap<AccountId, Account> accounts;
        private PersistentMap<UserId, User> users;
        private PersistentMap<GroupId, Group> groups;
        private PersistentMap<RoleId, CachedRole> roles;
        private PersistentMap<AccessKeyId, AccessKey> accessKeys;
        private PersistentMap<NameKey, String> names;

        Draft(IdentityImage before) {
            accounts = before.accounts;
            users = before.users;
            groups = before.groups;
            roles = before.roles;
            accessKeys = before.accessKeys;
            names = before.names;
        }

        IdentityImage image(StateBatch batch) {
            return new IdentityImage(
                    batch.position(), Optional.of(batch.at()), accounts, users, groups, roles, accessKeys, names);
        }

        void take(StateChange change) {
            String id = StreamType.idOf(change.streamId());
            switch (StreamType.kindOf(change.streamId())) {
                case "account" -> account(new AccountId(id), change.state());
                case User.KIND -> user(new UserId(id), change.state());
                case Group.KIND -> groups = changed(groups, new GroupId(id), change, Group.STREAM, state -> state);
                case Role.KIND -> role(new RoleId(id), change.state());
                case AccessKey.KIND ->
                    accessKeys = changed(accessKeys, new AccessKeyId(id), change, AccessKey.STREAM, state -> state);
                case InstanceProfile.KIND -> {
                    // Who may pass a role is asked about the role; nothing is decided by the profile that holds it.
                }
                default -> throw new UnreadableRecord("no kind of %s is known here".formatted(change.streamId()));
            }
        }

        private void account(AccountId id, Optional<StateRecord> state) {
            if (state.isPresent()) {
                accounts = accounts.with(id, Entities.read(state.get(), Account.STREAM));
                return;
            }
            accounts = accounts.without(id);
            users = users.withoutAll((key, user) -> user.account().equals(id));
            groups = groups.withoutAll((key, group) -> group.account().equals(id));
            roles = roles.withoutAll((key, role) -> role.role().account().equals(id));
            accessKeys = accessKeys.withoutAll(
                    (key, accessKey) -> accessKey.account().equals(id));
            names = names.withoutAll((key, name) -> key.account().equals(id));
        }

        private void user(UserId id, Optional<StateRecord> state) {
            users.get(id)
                    .ifPresent(before ->
                            free(before.account(), User.STREAM.claims().apply(before), id.value()));
            if (state.isEmpty()) {
                users = users.without(id);
                return;
            }
            User user = Entities.read(state.get(), User.STREAM);
            users = users.with(id, user);
            claim(user.account(), User.STREAM.claims().apply(user), id.value());
        }

        private void role(RoleId id, Optional<StateRecord> state) {
            roles.get(id)
                    .map(CachedRole::role)
                    .ifPresent(before ->
                            free(before.account(), Role.STREAM.claims().apply(before), id.value()));
            if (state.isEmpty()) {
                roles = roles.without(id);
                return;
            }
            Role role = Entities.read(state.get(), Role.STREAM);
            roles = roles.with(id, new CachedRole(role, trust(role)));
            claim(role.account(), Role.STREAM.claims().apply(role), id.value());
        }

        private static CompiledPolicy trust(Role role) {
            return CompiledPolicy.of(new NamedPolicy(
                    role.arn(),
                    Entities.policy(
                            role.trustPolicy().document(),
                            PolicyKind.TRUST,
                            Role.STREAM.streamId(role.id().value())),
                    Optional.of(role.trustPolicy().resolvedPrincipals())));
        }

        /** Within a batch a name may have gone to another entity already; then it is not this one's to free. */
        private void free(AccountId account, Set<Claim> claims, String id) {
            for (Claim claim : claims) {
                var key = new NameKey(account, claim);
                if (names.get(key).filter(id::equals).isPresent()) {
                    names = names.without(key);
                }
            }
        }

        private void claim(AccountId account, Set<Claim> claims, String id) {
            claims.forEach(claim -> names = names.with(new NameKey(account, claim), id));
        }

        private static <K, S extends Record, V> PersistentMap<K, V> changed(
                PersistentMap<K, V> map, K id, StateChange change, StreamType<S, ?> type, Function<S, V> cached) {
            return change.state()
                    .map(state -> map.with(id, cached.apply(Entities.read(state, type))))
                    .orElseGet(() -> map.without(id));
        }
    }
}
