package io.chancery.audit.ledger;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.runtime.internal.LastUsed;
import io.chancery.runtime.internal.LedgerRequest;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.consume.EventFold;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers from the ledger, each from one snapshot of its tables. */
@ApplicationScoped
public class LedgerQueries {

    /** A fold that is awake needs some milliseconds; whoever asks gives up after some seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Mutiny.SessionFactory sessions;
    private final EventFold fold;
    private final Shards shards;

    public LedgerQueries(Mutiny.SessionFactory sessions, EventFold fold, Shards shards) {
        this.sessions = sessions;
        this.fold = fold;
        this.shards = shards;
    }

    /**
     * An account's rows, once the ledger has reached a position; waits a little for it.
     *
     * @return fails with {@link Refused} ValidationError if the position is not one of the account's shard
     */
    public Uni<LedgerRequest.Answer> rows(LedgerRequest request) {
        Position atLeast = request.atLeast();
        if (atLeast.log() != Log.IDENTITY || atLeast.shard() != shards.of(request.account())) {
            throw new Refused(
                    Refusal.VALIDATION_ERROR,
                    "%s is no position of account %s in the identity log.".formatted(atLeast, request.account()));
        }
        return rowsNow(request)
                .flatMap(answer -> answer.reached()
                        ? Uni.createFrom().item(answer)
                        : fold.await(atLeast, PATIENCE).chain(() -> rowsNow(request)));
    }

    /** What counts is the table, which every replica reads: the fold may run elsewhere. */
    private Uni<LedgerRequest.Answer> rowsNow(LedgerRequest request) {
        Position atLeast = request.atLeast();
        return inSnapshot(session -> position(session, atLeast.shard())
                .flatMap(position -> position < atLeast.sequence()
                        ? Uni.createFrom().item(new LedgerRequest.Answer(false, List.of()))
                        : Ledger.ofAccount(session, request.account())
                                .map(rows -> new LedgerRequest.Answer(true, rows))));
    }

    /** When a key was last used; absent if the trail has no use of it by that account, or the account is closed. */
    public Uni<LastUsed.Answer> lastUsed(LastUsed request) {
        return inSnapshot(session -> closed(session, request.account())
                .flatMap(closed -> closed
                        ? Uni.createFrom().item(Optional.<LedgerRow.LastUsed>empty())
                        : session.get(LastUsedRow.class, request.accessKeyId())
                                .map(use -> Optional.ofNullable(use)
                                        .filter(found -> found.account()
                                                .equals(request.account().value()))
                                        .map(Ledger::lastUsed)))
                .map(LastUsed.Answer::new));
    }

    private static Uni<Boolean> closed(Mutiny.StatelessSession session, AccountId account) {
        return session.get(AccountRow.class, account.value())
                .map(row -> Optional.ofNullable(row).map(AccountRow::closed).orElse(false));
    }

    private static Uni<Long> position(Mutiny.StatelessSession session, int shard) {
        return session.createNativeQuery(
                        "select coalesce(max(position), 0) from fold_position"
                                + " where fold = ?1 and topic = ?2 and shard = ?3",
                        Long.class)
                .setParameter(1, LedgerFold.NAME)
                .setParameter(2, Log.IDENTITY.eventsTopic())
                .setParameter(3, shard)
                .getSingleResult();
    }

    private <T> Uni<T> inSnapshot(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return sessions.withStatelessTransaction(
                session -> session.createNativeQuery("set transaction isolation level repeatable read read only")
                        .executeUpdate()
                        .chain(() -> work.apply(session)));
    }
}
