package io.chancery.audit.fold;

import io.chancery.audit.ledger.LedgerFold;
import io.chancery.contracts.Event;
import io.chancery.contracts.Log;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.identity.IdentityEvent;
import io.chancery.contracts.policy.PolicyEvent;
import io.chancery.contracts.record.Envelope;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What both logs do to this service's tables. The policy log changes nothing here; it is read all the same, because this
 * service vouches for its chain and notices an event that nobody knows.
 */
public final class LogFold {

    private LogFold() {}

    /** @throws UnreadableRecord if the event is not known, or is none of that log: its shard stops */
    public static Uni<Void> apply(Mutiny.StatelessSession session, Log log, int shard, Envelope envelope) {
        Event event = envelope.event();
        return switch (log) {
            case IDENTITY -> {
                if (!(event instanceof IdentityEvent known)) {
                    throw stranger(log, envelope);
                }
                yield LedgerFold.apply(session, envelope.account(), known);
            }
            case POLICY -> {
                if (!(event instanceof PolicyEvent)) {
                    throw stranger(log, envelope);
                }
                yield Uni.createFrom().voidItem();
            }
        };
    }

    private static UnreadableRecord stranger(Log log, Envelope envelope) {
        return new UnreadableRecord(
                "'%s' is no event of the %s log".formatted(envelope.required(Envelope.TYPE), log.wireName()));
    }
}
