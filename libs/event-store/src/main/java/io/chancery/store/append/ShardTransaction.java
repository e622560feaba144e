package io.chancery.store.append;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Positions;
import io.chancery.contracts.record.Envelope;
import io.chancery.contracts.record.HashChain;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.row.ActivityRow;
import io.chancery.store.row.EventRow;
import io.chancery.store.row.ShardHead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One transaction over a shard: the lock is its first statement and the head's update its last, so positions are dense
 * and come in commit order. Commands are decided one after the other, each on what the one before left.
 */
final class ShardTransaction {

    /** INVARIANT: held to commit, so that within a shard writes are serial. */
    static final String LOCKING = "select * from shard_head where shard = ?1 for update";

    private final Log log;
    private final int shard;
    private final String headQuery;
    private final Mutiny.StatelessSession session;
    private final EnvelopeWriter envelopes;
    private final StreamWriter streams;
    private final List<EventRow> events = new ArrayList<>();
    private final List<ActivityRow> activities = new ArrayList<>();
    private long sequence;
    private byte[] hash = HashChain.genesis();
    private long activity;
    private List<Position> dependsOn = List.of();

    ShardTransaction(Log log, int shard, Mutiny.StatelessSession session, String headQuery) {
        this.log = log;
        this.shard = shard;
        this.session = session;
        this.headQuery = headQuery;
        this.envelopes = new EnvelopeWriter(log);
        this.streams = new StreamWriter(session);
    }

    /** Outcomes in the order of the submissions. A failed statement fails them all, and nothing is written. */
    Uni<List<Outcome<?>>> run(List<Submission<?, ?>> submissions) {
        return lock().chain(() -> Multi.createFrom()
                        .iterable(submissions)
                        .onItem()
                        .<Outcome<?>>transformToUniAndConcatenate(this::submit)
                        .collect()
                        .asList())
                .call(this::finish);
    }

    private Uni<Void> lock() {
        return session.createNativeQuery(headQuery, ShardHead.class)
                .setParameter(1, shard)
                .getSingleResult()
                .invoke(head -> {
                    sequence = head.seq();
                    hash = head.hash();
                    activity = head.activity();
                    dependsOn = head.dependsOn();
                })
                .replaceWithVoid();
    }

    private <T, R> Uni<Outcome<R>> submit(Submission<T, R> submission) {
        var reader = new RowReader(session);
        return submission.command().reads().from(reader).flatMap(read -> {
            Map<String, Long> expected = submission.expectedVersions();
            if (!expected.isEmpty() && !expected.equals(reader.versions())) {
                return Uni.createFrom().item(new Outcome.Overtaken<R>());
            }
            Decision<R> decision;
            try {
                decision = submission.command().decide(read, submission.facts());
            } catch (Refused refused) {
                return Uni.createFrom().item(new Outcome.Declined<R>(refused));
            }
            return carryOut(decision, submission);
        });
    }

    private <T, R> Uni<Outcome<R>> carryOut(Decision<R> decision, Submission<T, R> submission) {
        AccountId account = submission.command().account();
        return Multi.createFrom()
                .iterable(decision.changes())
                .onItem()
                .transformToUniAndConcatenate(change -> apply(change, account, submission))
                .collect()
                .asList()
                .chain(() -> decision.alongside().write(session))
                .map(done -> {
                    var position = new Position(log, shard, sequence);
                    submission
                            .activity()
                            .ifPresent(record -> activities.add(new ActivityRow(
                                    shard, ++activity, account.value(), ContractJson.write(record.apply(position)))));
                    return new Outcome.Done<>(decision.reply(), position);
                });
    }

    private Uni<Boolean> apply(Change change, AccountId account, Submission<?, ?> submission) {
        return apply(change, change.type(), account, submission);
    }

    private <S extends Record> Uni<Boolean> apply(
            Change change, StreamType<S, ?> type, AccountId account, Submission<?, ?> submission) {
        return new RowReader(session).stream(type, change.id()).flatMap(before -> {
            var position = new Position(log, shard, ++sequence);
            long version = before.version() + 1;
            record(envelopes.wrap(change, account, position, version, submission), change.streamId(), version);
            dependsOn = Positions.furthest(dependsOn, submission.provenance().dependsOn());
            Optional<S> state = type.evolve(before.state(), change.event());
            var after = new Stream<>(change.id(), state, version, sequence);
            return streams.write(type, account, shard, before, after).replaceWith(true);
        });
    }

    private void record(Envelope envelope, String streamId, long version) {
        hash = HashChain.next(hash, log, shard, sequence, envelope);
        events.add(new EventRow(
                shard,
                sequence,
                streamId,
                version,
                new String(ContractJson.write(envelope.attributes()), StandardCharsets.UTF_8),
                envelope.data(),
                hash));
    }

    private Uni<Void> finish() {
        if (events.isEmpty() && activities.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return insert(events.toArray())
                .chain(() -> insert(activities.toArray()))
                .chain(() -> session.update(new ShardHead(shard, sequence, hash, activity, dependsOn)));
    }

    private Uni<Void> insert(Object[] rows) {
        return rows.length == 0 ? Uni.createFrom().voidItem() : session.insertAll(rows.length, rows);
    }
}
