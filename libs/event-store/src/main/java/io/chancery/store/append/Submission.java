package io.chancery.store.append;

import io.chancery.contracts.Position;
import io.chancery.contracts.activity.ActivityRecord;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A command with all that its transaction needs.
 *
 * @param expectedVersions versions of the streams that the authorisation was based on, by stream id; if one has changed
 *     the outcome is {@link Outcome.Overtaken}. Empty: not checked
 * @param activity the record to write in the same transaction, given the position that the command reached
 */
public record Submission<T, R>(
        Command<T, R> command,
        Facts facts,
        Provenance provenance,
        Map<String, Long> expectedVersions,
        Optional<Function<Position, ActivityRecord>> activity) {

    /** What the suite does by itself: no caller, so no authorisation and no activity. */
    public static <T, R> Submission<T, R> internal(Command<T, R> command, Facts facts, Provenance provenance) {
        return new Submission<>(command, facts, provenance, Map.of(), Optional.empty());
    }
}
