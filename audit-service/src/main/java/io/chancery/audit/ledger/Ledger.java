package io.chancery.audit.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.ledger.LedgerRow;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The ledger as its tables hold it, put together. Run in one snapshot, or rows of different moments meet. */
public final class Ledger {

    private static final String SERVICE = KeyOwner.Type.SERVICE.name();

    private Ledger() {}

    /** What rows are made of. */
    record Tables(
            List<AccountRow> accounts,
            List<UserRow> users,
            List<AccessKeyRow> accessKeys,
            List<LastUsedRow> lastUses) {}

    /** All rows of an account: root first, then users by name; none if it is closed or unknown. */
    public static Uni<List<LedgerRow>> ofAccount(Mutiny.StatelessSession session, AccountId account) {
        return load(session, "account = :value", account.value())
                .map(tables -> tables.accounts().stream().allMatch(AccountRow::closed) ? List.of() : rows(tables));
    }

    /** The rows of those principals that have one. */
    static Uni<List<LedgerRow>> ofPrincipals(Mutiny.StatelessSession session, Collection<String> principals) {
        return list(session, AccountRow.class, "from AccountRow where account in (:value)", principals)
                .flatMap(accounts -> list(session, UserRow.class, "from UserRow where userId in (:value)", principals)
                        .flatMap(users -> list(
                                        session,
                                        AccessKeyRow.class,
                                        "from AccessKeyRow where ownerId in (:value)",
                                        principals)
                                .flatMap(keys -> lastUses(session, keys)
                                        .map(uses -> rows(new Tables(accounts, users, keys, uses))))));
    }

    private static Uni<List<LastUsedRow>> lastUses(Mutiny.StatelessSession session, List<AccessKeyRow> keys) {
        List<String> ids = keys.stream().map(AccessKeyRow::accessKeyId).toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list(session, LastUsedRow.class, "from LastUsedRow where accessKeyId in (:value)", ids);
    }

    private static Uni<Tables> load(Mutiny.StatelessSession session, String condition, String value) {
        return list(session, AccountRow.class, "from AccountRow where " + condition, value)
                .flatMap(accounts -> list(session, UserRow.class, "from UserRow where " + condition, value)
                        .flatMap(users -> list(
                                        session, AccessKeyRow.class, "from AccessKeyRow where " + condition, value)
                                .flatMap(keys -> list(
                                                session,
                                                LastUsedRow.class,
                                                "from LastUsedRow where " + condition,
                                                value)
                                        .map(uses -> new Tables(accounts, users, keys, uses)))));
    }

    private static <R> Uni<List<R>> list(Mutiny.StatelessSession session, Class<R> type, String query, Object value) {
        return session.createQuery(query, type).setParameter("value", value).getResultList();
    }

    /** Pure: the same tables give the same rows. */
    static List<LedgerRow> rows(Tables tables) {
        Map<String, List<AccessKeyRow>> keys = tables.accessKeys().stream()
                .filter(key -> !key.ownerType().equals(SERVICE))
                .sorted(Comparator.comparing(AccessKeyRow::createdAt).thenComparing(AccessKeyRow::accessKeyId))
                .collect(groupingBy(AccessKeyRow::ownerId));
        Map<String, LastUsedRow> uses =
                tables.lastUses().stream().collect(toMap(LastUsedRow::accessKeyId, Function.identity()));
        var rows = new ArrayList<LedgerRow>();
        tables.accounts().stream()
                .filter(account -> !account.closed())
                .sorted(Comparator.comparing(AccountRow::account))
                .forEach(account -> rows.add(root(account, keys, uses)));
        tables.users().stream()
                .sorted(Comparator.comparing(UserRow::name).thenComparing(UserRow::userId))
                .forEach(user -> rows.add(user(user, keys, uses)));
        return List.copyOf(rows);
    }

    private static LedgerRow root(
            AccountRow account, Map<String, List<AccessKeyRow>> keys, Map<String, LastUsedRow> uses) {
        var id = new AccountId(account.account());
        return row(id, id.value(), Optional.empty(), Arns.root(id), account.openedAt(), keys, uses);
    }

    private static LedgerRow user(UserRow user, Map<String, List<AccessKeyRow>> keys, Map<String, LastUsedRow> uses) {
        return row(
                new AccountId(user.account()),
                user.userId(),
                Optional.of(user.name()),
                user.arn(),
                user.createdAt(),
                keys,
                uses);
    }

    /** No event gives anybody a password or a second factor, so nobody has one. */
    private static LedgerRow row(
            AccountId account,
            String principal,
            Optional<String> userName,
            String arn,
            Instant createdAt,
            Map<String, List<AccessKeyRow>> keys,
            Map<String, LastUsedRow> uses) {
        return new LedgerRow(
                account,
                principal,
                userName,
                arn,
                createdAt,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                keys.getOrDefault(principal, List.of()).stream()
                        .map(key -> new LedgerRow.Key(
                                key.accessKeyId(),
                                key.active(),
                                key.rotatedAt(),
                                Optional.ofNullable(uses.get(key.accessKeyId())).map(Ledger::lastUsed)))
                        .toList());
    }

    static LedgerRow.LastUsed lastUsed(LastUsedRow use) {
        return new LedgerRow.LastUsed(use.usedAt(), use.region(), use.service());
    }
}
