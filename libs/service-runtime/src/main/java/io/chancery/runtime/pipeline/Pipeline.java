package io.chancery.runtime.pipeline;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.contracts.Positions;
import io.chancery.runtime.activity.ActivityRecords;
import io.chancery.runtime.activity.ActivitySink;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.operation.ApiOperation;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Outcome;
import io.chancery.store.append.Provenance;
import io.chancery.store.append.ReadResult;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Submission;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way of one request through the service that owns its operation: prepare, load without a lock, authorise, then for
 * a write: lock, reload, decide, append, and only then answer.
 */
public final class Pipeline implements OperationRunner {

    /** How often a write is authorised anew because its target changed meanwhile. */
    private static final int ATTEMPTS = 5;

    private final EventStore store;
    private final Admission admission;
    private final Collaborators collaborators;

    public Pipeline(EventStore store, Authorizer authorizer, ActivitySink activity, Collaborators collaborators) {
        this.store = store;
        this.admission = new Admission(authorizer, activity);
        this.collaborators = collaborators;
    }

    /**
     * What is answered.
     *
     * @param revision the position that a write reached
     */
    public record Answer<R>(R reply, Optional<Position> revision) {}

    @Override
    public Uni<? extends Answer<? extends Record>> run(Record operation, Call call, ActivityRecords records) {
        return switch (operation) {
            case ReadOperation<?, ?, ?> read -> run(read, call, records);
            case WriteOperation<?, ?, ?> write -> run(write, call, records);
            default -> throw new IllegalStateException(operation.getClass() + " is neither a read nor a write");
        };
    }

    /** @return fails with {@link Refused} or a bug; either way the attempt is in the activity trail */
    public <F, T, R extends Record> Uni<Answer<R>> run(
            ReadOperation<F, T, R> operation, Call call, ActivityRecords records) {
        return authorized(operation, call)
                .flatMap(ready -> operation
                        .answer(call, ready.prepared(), ready.read().value())
                        .map(reply -> {
                            admission.recordSuccess(records, ready.allowed());
                            return new Answer<>(reply, Optional.<Position>empty());
                        }))
                .onFailure()
                .call(failure -> recordFailure(call, records, failure));
    }

    /** @return fails with {@link Refused} or a bug; a write and its activity are one transaction */
    public <F, T, R extends Record> Uni<Answer<R>> run(
            WriteOperation<F, T, R> operation, Call call, ActivityRecords records) {
        return attempt(operation, call, records, ATTEMPTS)
                .onFailure()
                .call(failure -> recordFailure(call, records, failure));
    }

    private <F, T, R extends Record> Uni<Answer<R>> attempt(
            WriteOperation<F, T, R> operation, Call call, ActivityRecords records, int attemptsLeft) {
        return authorized(operation, call)
                .flatMap(ready -> store.append(submission(operation, call, records, ready))
                        .flatMap(outcome -> switch (outcome) {
                            case Outcome.Done<R> done ->
                                Uni.createFrom().item(new Answer<>(done.reply(), Optional.of(done.position())));
                            case Outcome.Declined<R> declined ->
                                Uni.createFrom().failure(declined.refused());
                            case Outcome.Overtaken<R> overtaken ->
                                attemptsLeft > 1
                                        ? attempt(operation, call, records, attemptsLeft - 1)
                                        : Uni.createFrom()
                                                .failure(new Refused(
                                                        Refusal.SERVICE_UNAVAILABLE,
                                                        "The entity is being changed by others. Try again."));
                        }));
    }

    private <F, T, R extends Record> Submission<T, R> submission(
            WriteOperation<F, T, R> operation, Call call, ActivityRecords records, Ready<F, T> ready) {
        String arn = ready.allowed().principalArn();
        return new Submission<>(
                new OperationCommand<>(operation, call, ready.prepared()),
                Facts.drawn(call.receivedAt()),
                new Provenance(
                        call.requestId(),
                        Optional.empty(),
                        arn,
                        dependsOn(operation.account(call), ready.allowed()),
                        call.traceParent()),
                ready.read().versions(),
                Optional.of(position -> records.succeeded(arn, Optional.of(position))));
    }

    /** All that was seen, but for what the shard itself puts in order: that comes before anyway. */
    private List<Position> dependsOn(AccountId account, AuthorizeReply allowed) {
        int shard = store.shards().of(account);
        return Positions.furthest(allowed.asOf()).stream()
                .filter(position -> position.log() != store.log() || position.shard() != shard)
                .toList();
    }

    private record Ready<F, T>(F prepared, ReadResult<T> read, AuthorizeReply allowed) {}

    private <F, T> Uni<Ready<F, T>> authorized(ApiOperation<F, T> operation, Call call) {
        // What it throws at once is a failure of the call like any other.
        return Uni.createFrom()
                .deferred(() -> operation.prepare(call, collaborators))
                .flatMap(prepared -> store.read(operation.account(call), operation.reads(call, prepared))
                        .flatMap(read -> heads(operation, call, prepared, read)
                                .flatMap(atLeast -> admission.admit(
                                        call,
                                        operation.permissions(call, prepared, read.value()),
                                        atLeast,
                                        concerned(operation, call, prepared)))
                                .map(allowed -> new Ready<>(prepared, read, allowed))));
    }

    private static <F, T> List<AccountId> concerned(ApiOperation<F, T> operation, Call call, F prepared) {
        return Stream.concat(Stream.of(operation.account(call)), operation.concerned(prepared).stream())
                .distinct()
                .toList();
    }

    /** The caller may live in another account, hence another shard, than what it acts on. */
    private <F, T> Uni<List<Position>> heads(ApiOperation<F, T> operation, Call call, F prepared, ReadResult<T> read) {
        var known = new ArrayList<>(operation.seen(prepared));
        known.add(read.head());
        if (store.shards().of(call.account()) == read.head().shard()) {
            return Uni.createFrom().item(known);
        }
        return store.head(call.account()).map(head -> {
            known.add(head);
            return known;
        });
    }

    private Uni<Void> recordFailure(Call call, ActivityRecords records, Throwable failure) {
        admission.recordFailure(call, records, failure);
        return Uni.createFrom().voidItem();
    }
}
