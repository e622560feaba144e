package io.chancery.runtime.failure;

import io.chancery.contracts.UnreadableRecord;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.WireException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a failure becomes an answer. A refusal is said as it is; anything else is a bug or an outage: its
 * cause is logged, and the client learns only that it happened.
 */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    /** Connection exception, insufficient resources, operator intervention. */
    private static final Set<String> PG_OUTAGES = Set.of("08", "53", "57P");

    private Failures() {}

    /** What the client is told. */
    public record Told(int status, String code, String message) {}

    private static final Told OUTAGE = new Told(
            Refusal.SERVICE_UNAVAILABLE.httpStatus(),
            Refusal.SERVICE_UNAVAILABLE.code(),
            "The request has failed due to a temporary failure of the server.");
    private static final Told BUG = new Told(
            500,
            "InternalFailure",
            "The request processing has failed because of an unknown error, exception or failure.");

    /** As {@link #tell}, and the cause of what is no refusal goes to the log. */
    public static Told tellAndLog(Throwable failure, String requestId) {
        Told told = tell(failure);
        if (told == OUTAGE || told == BUG) {
            LOG.errorf(failure, "request %s failed", requestId);
        }
        return told;
    }

    public static Told tell(Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case Refused refused ->
                new Told(refused.refusal().httpStatus(), refused.refusal().code(), refused.text());
            case WireException wire -> new Told(wire.httpStatus(), wire.code(), wire.message());
            case null, default -> isOutage(cause) ? OUTAGE : BUG;
        };
    }

    /** A lost connection to the database or broker: worth trying again. */
    private static boolean isOutage(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableRecord) {
                return false;
            }
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof ClosedConnectionException
                    || (cause instanceof PgException error && isOutage(error))) {
                return true;
            }
        }
        return false;
    }

    /** By the class of its SQLSTATE (PostgreSQL manual, "PostgreSQL Error Codes"): it starts, it stops, it is full. */
    private static boolean isOutage(PgException error) {
        String state = error.getSqlState();
        return state != null && PG_OUTAGES.stream().anyMatch(state::startsWith);
    }
}
