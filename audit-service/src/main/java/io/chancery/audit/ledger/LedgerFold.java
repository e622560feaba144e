package io.chancery.audit.ledger;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyDeleted;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyStatusChanged;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.AccountEvent.AccountReady;
import io.chancery.contracts.identity.GroupEvent;
import io.chancery.contracts.identity.IdentityEvent;
import io.chancery.contracts.identity.InstanceProfileEvent;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.RoleEvent;
import io.chancery.contracts.identity.UserEvent.UserAddedToGroup;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.identity.UserEvent.UserPermissionsBoundaryDeleted;
import io.chancery.contracts.identity.UserEvent.UserPermissionsBoundaryPut;
import io.chancery.contracts.identity.UserEvent.UserRemovedFromGroup;
import io.chancery.contracts.identity.UserEvent.UserRenamed;
import io.chancery.contracts.identity.UserEvent.UserTagged;
import io.chancery.contracts.identity.UserEvent.UserUntagged;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What an identity event does to the ledger's tables. Total: a recorded fact is understood, never refused. Each event's
 * effect is a function of the event and the rows, so how events are batched makes no difference.
 */
public final class LedgerFold {

    /** Of the positions and the lock of the one fold that all projections share. */
    public static final String NAME = "audit";

    private LedgerFold() {}

    /** Applies one event within the session's transaction, and notes whose ledger row it changes. */
    public static Uni<Void> apply(Mutiny.StatelessSession session, AccountId account, IdentityEvent event) {
        return switch (event) {
            case AccountOpened e ->
                session.upsert(new AccountRow(e.accountId().value(), e.openedAt(), false))
                        .chain(() -> Outbox.add(
                                session, account, List.of(e.accountId().value())));
            case AccountReady e -> nothing();
            case AccountClosed e -> close(session, e.accountId());
            case UserCreated e ->
                session.upsert(new UserRow(
                                e.userId().value(),
                                e.accountId().value(),
                                e.userName(),
                                Arns.user(e.accountId(), e.path(), e.userName()),
                                e.createdAt()))
                        .chain(() -> changed(session, account, e.userId()));
            case UserRenamed e ->
                change(session, UserRow.class, e.userId().value(), user -> renamed(session, account, user, e));
            case UserAddedToGroup e -> nothing();
            case UserRemovedFromGroup e -> nothing();
            case UserTagged e -> nothing();
            case UserUntagged e -> nothing();
            case UserPermissionsBoundaryPut e -> nothing();
            case UserPermissionsBoundaryDeleted e -> nothing();
            case UserDeleted e ->
                change(session, UserRow.class, e.userId().value(), session::delete)
                        .chain(() -> changed(session, account, e.userId()));
            case AccessKeyCreated e ->
                session.upsert(new AccessKeyRow(
                                e.accessKeyId().value(),
                                e.accountId().value(),
                                e.owner().type().name(),
                                e.owner().id(),
                                true,
                                e.createdAt(),
                                e.createdAt()))
                        .chain(() -> ownerChanged(
                                session,
                                account,
                                e.owner().type().name(),
                                e.owner().id()));
            case AccessKeyStatusChanged e ->
                changeKey(session, account, e.accessKeyId(), key -> session.update(withStatus(key, e)));
            case AccessKeyDeleted e -> changeKey(session, account, e.accessKeyId(), session::delete);
            case GroupEvent e -> nothing();
            case RoleEvent e -> nothing();
            case InstanceProfileEvent e -> nothing();
        };
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /** Everything in the account is gone at once, whatever is tidied up later. */
    private static Uni<Void> close(Mutiny.StatelessSession session, AccountId account) {
        return session.createQuery("select u.userId from UserRow u where u.account = :account", String.class)
                .setParameter("account", account.value())
                .getResultList()
                .chain(users -> Outbox.add(session, account, users))
                .chain(() -> Outbox.add(session, account, List.of(account.value())))
                .chain(() -> session.createMutationQuery("delete from UserRow u where u.account = :account")
                        .setParameter("account", account.value())
                        .executeUpdate())
                .chain(() -> session.createMutationQuery("delete from AccessKeyRow k where k.account = :account")
                        .setParameter("account", account.value())
                        .executeUpdate())
                .chain(() -> change(
                        session,
                        AccountRow.class,
                        account.value(),
                        row -> session.update(new AccountRow(row.account(), row.openedAt(), true))));
    }

    private static Uni<Void> renamed(
            Mutiny.StatelessSession session, AccountId account, UserRow user, UserRenamed event) {
        String arn = Arns.user(new AccountId(user.account()), event.newPath(), event.newUserName());
        return session.update(new UserRow(user.userId(), user.account(), event.newUserName(), arn, user.createdAt()))
                .chain(() -> changed(session, account, event.userId()));
    }

    private static AccessKeyRow withStatus(AccessKeyRow key, AccessKeyStatusChanged event) {
        return new AccessKeyRow(
                key.accessKeyId(),
                key.account(),
                key.ownerType(),
                key.ownerId(),
                event.active(),
                key.createdAt(),
                event.at());
    }

    private static Uni<Void> changeKey(
            Mutiny.StatelessSession session,
            AccountId account,
            AccessKeyId id,
            Function<AccessKeyRow, Uni<Void>> change) {
        return change(
                session,
                AccessKeyRow.class,
                id.value(),
                key -> change.apply(key).chain(() -> ownerChanged(session, account, key.ownerType(), key.ownerId())));
    }

    /** Changes a row if there is one; after an account was closed there is none. */
    private static <R> Uni<Void> change(
            Mutiny.StatelessSession session, Class<R> type, String id, Function<R, Uni<Void>> change) {
        return session.get(type, id)
                .onItem()
                .ifNotNull()
                .transformToUni(row -> change.apply(row))
                .replaceWithVoid();
    }

    private static Uni<Void> changed(Mutiny.StatelessSession session, AccountId account, UserId user) {
        return Outbox.add(session, account, List.of(user.value()));
    }

    /** A service principal has keys and no ledger row. */
    private static Uni<Void> ownerChanged(
            Mutiny.StatelessSession session, AccountId account, String ownerType, String owner) {
        return ownerType.equals(KeyOwner.Type.SERVICE.name())
                ? nothing()
                : Outbox.add(session, account, List.of(owner));
    }
}
