package io.chancery.identity.store;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.identity.Account;
import io.chancery.store.append.Page;
import io.chancery.store.append.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** All accounts of the installation, of every shard. */
@ApplicationScoped
public class AccountDirectory {

    private final Mutiny.SessionFactory sessions;

    public AccountDirectory(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Those that are open, in the order of their ids; {@code paging} goes by account id. */
    public Uni<Page<Account>> open(Paging paging) {
        return Sessions.read(
                sessions,
                session -> session.createNativeQuery(
                                "select data from state where kind = ?1 and not deleted and stream_id > ?2"
                                        + " order by stream_id limit ?3",
                                byte[].class)
                        .setParameter(1, Account.STREAM.kind())
                        .setParameter(2, Account.STREAM.streamId(paging.after().orElse("")))
                        .setParameter(3, paging.limit() + 1)
                        .getResultList()
                        .map(rows -> page(rows, paging.limit())));
    }

    private static Page<Account> page(List<byte[]> rows, int limit) {
        List<Account> accounts = rows.stream()
                .limit(limit)
                .map(row -> ContractJson.read(row, Account.class))
                .toList();
        return new Page<>(
                accounts,
                rows.size() > limit ? Optional.of(accounts.getLast().id().value()) : Optional.empty());
    }
}
