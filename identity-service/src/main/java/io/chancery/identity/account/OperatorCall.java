package io.chancery.identity.account;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.failure.Failures;
import io.chancery.store.append.Command;
import io.chancery.store.append.EventIds;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Provenance;
import io.chancery.store.append.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the installation's operator, through the gateway. It is not authorised by policy: accounts, root's keys and
 * service principals' keys are all that an operator may touch.
 *
 * @param receivedAt by this service's clock
 */
public record OperatorCall(String requestId, Origin origin, Instant receivedAt) {

    private static final String OPERATOR = "operator";
    private static final String EVENT_SOURCE = "chancery";
    private static final String ARN = "arn:aws:iam::%s:operator".formatted(AccountId.INSTALLATION);

    /**
     * A command with its activity record in the same transaction. One call makes many, each at its own time.
     *
     * @param dependsOn what was acknowledged before and must never show later
     */
    <T, R> Submission<T, R> submission(
            Command<T, R> command, String eventName, Map<String, String> parameters, List<Position> dependsOn) {
        return new Submission<>(
                command,
                Facts.drawn(Instant.now()),
                new Provenance(requestId, Optional.empty(), ARN, dependsOn, Optional.empty()),
                Map.of(),
                Optional.of(position ->
                        record(command.account(), eventName, parameters, Optional.empty(), Optional.of(position))));
    }

    /** The record of a call that was refused. */
    ActivityRecord failed(AccountId account, String eventName, Map<String, String> parameters, Throwable failure) {
        return record(account, eventName, parameters, Optional.of(Failures.tell(failure)), Optional.empty());
    }

    private ActivityRecord record(
            AccountId account,
            String eventName,
            Map<String, String> parameters,
            Optional<Failures.Told> told,
            Optional<Position> position) {
        return new ActivityRecord(
                EventIds.next(Facts.drawn(receivedAt)),
                receivedAt,
                EVENT_SOURCE,
                eventName,
                origin.region(),
                false,
                account,
                new ActivityRecord.Identity("Operator", OPERATOR, ARN, AccountId.INSTALLATION, Optional.empty()),
                origin.sourceIp(),
                origin.userAgent(),
                requestId,
                told.map(Failures.Told::code),
                told.map(Failures.Told::message),
                parameters,
                position.map(Position::toString));
    }
}
