package io.chancery.policy.cache;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.record.StateRecord;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateChange;
import io.chancery.store.consume.StateLoad;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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
        Draft draft = batch.load().map(Draft.class::cast).orElseGet(() -> new Draft(this, this));
        batch.changes().forEach(draft::take);
        return draft.image(batch);
    }

    /** The shard from nothing, of which much will be as it is here. */
    StateLoad load() {
        return new Draft(EMPTY, this);
    }

    /** The image in the making; seen by nobody. */
    private static final class Draft implements StateLoad {

        private final PersistentMap.Draft<AccountId, Account> accounts;
        private final PersistentMap.Draft<UserId, User> users;
        private final PersistentMap.Draft<GroupId, Group> groups;
        private final PersistentMap.Draft<RoleId, CachedRole> roles;
        private final PersistentMap.Draft<AccessKeyId, AccessKey> accessKeys;
        private final PersistentMap.Draft<NameKey, String> names;
        /** What is the same as there stays the same objects. */
        private final IdentityImage shown;

        private final Set<AccountId> closed = new HashSet<>();
        private final Shared shared = new Shared();

        Draft(IdentityImage before, IdentityImage shown) {
            accounts = before.accounts.draft();
            users = before.users.draft();
            groups = before.groups.draft();
            roles = before.roles.draft();
            accessKeys = before.accessKeys.draft();
            names = before.names.draft();
            this.shown = shown;
        }

        IdentityImage image(StateBatch batch) {
            removeClosed();
            return new IdentityImage(
                    batch.position(),
                    Optional.of(batch.at()),
                    accounts.map(),
                    users.map(),
                    groups.map(),
                    roles.map(),
                    accessKeys.map(),
                    names.map());
        }

        /** In one go, because it means to look at everything. */
        private void removeClosed() {
            if (closed.isEmpty()) {
                return;
            }
            users.removeAll((key, user) -> closed.contains(user.account()));
            groups.removeAll((key, group) -> closed.contains(group.account()));
            roles.removeAll((key, role) -> closed.contains(role.role().account()));
            accessKeys.removeAll((key, accessKey) -> closed.contains(accessKey.account()));
            names.removeAll((key, name) -> closed.contains(key.account()));
            closed.clear();
        }

        @Override
        public void take(StateChange change) {
            String id = StreamType.idOf(change.streamId());
            switch (StreamType.kindOf(change.streamId())) {
                case "account" -> account(new AccountId(id), change.state());
                case User.KIND -> user(new UserId(id), change.state());
                case Group.KIND -> change(groups, new GroupId(id), change, Group.STREAM);
                case Role.KIND -> role(new RoleId(id), change.state());
                case AccessKey.KIND -> change(accessKeys, new AccessKeyId(id), change, AccessKey.STREAM);
                case InstanceProfile.KIND -> {
                    // Who may pass a role is asked about the role; nothing is decided by the profile that holds it.
                }
                default -> throw new UnreadableRecord("no kind of %s is known here".formatted(change.streamId()));
            }
        }

        private void account(AccountId id, Optional<StateRecord> state) {
            if (state.isPresent()) {
                accounts.put(id, Entities.read(state.get(), Account.STREAM));
                return;
            }
            accounts.remove(id);
            closed.add(id);
        }

        private void user(UserId id, Optional<StateRecord> state) {
            users.get(id)
                    .ifPresent(before ->
                            free(before.account(), User.STREAM.claims().apply(before), id.value()));
            if (state.isEmpty()) {
                users.remove(id);
                return;
            }
            User read = Entities.read(state.get(), User.STREAM);
            requireOwn(read.id().equals(id), state.get());
            User user = shown.users.get(id).filter(read::equals).orElseGet(() -> shared.same(read));
            users.put(user.id(), user);
            claim(user.account(), User.STREAM.claims().apply(user), user.id().value());
        }

        private void role(RoleId id, Optional<StateRecord> state) {
            roles.get(id)
                    .map(CachedRole::role)
                    .ifPresent(before ->
                            free(before.account(), Role.STREAM.claims().apply(before), id.value()));
            if (state.isEmpty()) {
                roles.remove(id);
                return;
            }
            Role role = Entities.read(state.get(), Role.STREAM);
            requireOwn(role.id().equals(id), state.get());
            roles.put(
                    role.id(),
                    shown.roles
                            .get(id)
                            .filter(cached -> cached.role().equals(role))
                            .orElseGet(() -> shared.same(role, Role.STREAM.streamId(id.value()))));
            claim(role.account(), Role.STREAM.claims().apply(role), role.id().value());
        }

        private static void requireOwn(boolean own, StateRecord state) {
            if (!own) {
                throw new UnreadableRecord("%s/%s holds the state of another".formatted(state.kind(), state.id()));
            }
        }

        /** Within a batch a name may have gone to another entity already; then it is not this one's to free. */
        private void free(AccountId account, Set<Claim> claims, String id) {
            for (Claim claim : claims) {
                var key = new NameKey(account, claim);
                if (names.get(key).filter(id::equals).isPresent()) {
                    names.remove(key);
                }
            }
        }

        private void claim(AccountId account, Set<Claim> claims, String id) {
            claims.forEach(claim -> names.put(new NameKey(account, claim), id));
        }

        private static <K, S extends Record> void change(
                PersistentMap.Draft<K, S> map, K id, StateChange change, StreamType<S, ?> type) {
            change.state().ifPresentOrElse(state -> map.put(id, Entities.read(state, type)), () -> map.remove(id));
        }
    }
}
