package io.chancery.audit.ledger;

import io.chancery.contracts.AccountId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Principals whose ledger row has changed and waits to be published. A note is written in the transaction of its change;
 * rows are only added and taken away, so no two writers wait for each other.
 */
public final class Outbox {

    private Outbox() {}

    /** One note. */
    record Note(long id, AccountId account, String principal) {}

    /** @param principals unique ids of users, or the account's own id for root */
    public static Uni<Void> add(Mutiny.StatelessSession session, AccountId account, Collection<String> principals) {
        return Multi.createFrom()
                .iterable(principals)
                .onItem()
                .transformToUniAndConcatenate(principal -> session.createNativeQuery(
                                "insert into ledger_outbox (account, principal) values (?1, ?2)")
                        .setParameter(1, account.value())
                        .setParameter(2, principal)
                        .executeUpdate())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    static Uni<List<Note>> oldest(Mutiny.StatelessSession session, int most) {
        return session.createNativeQuery(
                        "select id, account, principal from ledger_outbox order by id limit ?1", Object[].class)
                .setParameter(1, most)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Note(
                                ((Number) row[0]).longValue(), new AccountId((String) row[1]), (String) row[2]))
                        .toList());
    }

    /** Only what was read: a note made since then tells of a later state. */
    static Uni<Integer> remove(Mutiny.StatelessSession session, List<Note> notes) {
        // INVARIANT: by id, not by range: a smaller id may be committed later.
        Long[] ids = notes.stream().map(Note::id).toArray(Long[]::new);
        return session.createNativeQuery("delete from ledger_outbox where id = any(?1)")
                .setParameter(1, ids)
                .executeUpdate();
    }
}
