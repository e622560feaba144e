package io.chancery.runtime.http;

import io.chancery.wire.WireException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request's body while it comes.
 *
 * <p>The rest of a body that is too large is read and thrown away, up to {@link #DRAINED_BYTES} more: most clients read
 * the answer only once they have sent everything.
 */
final class RequestBody {

    static final int DRAINED_BYTES = 7 << 20;

    private static final byte[] EMPTY = {};

    private final int limitBytes;
    private final long deadlineNanos;
    private final Consumer<byte[]> received;
    private final Consumer<Throwable> failed;
    private final Consumer<RequestBody> done;
    private @Nullable Buffer content;
    private boolean joined;
    private long bytes;
    private boolean ended;

    /**
     * @param deadlineNanos as {@link System#nanoTime} tells the time
     * @param done called before either of the others
     */
    RequestBody(
            int limitBytes,
            long deadlineNanos,
            Consumer<byte[]> received,
            Consumer<Throwable> failed,
            Consumer<RequestBody> done) {
        this.limitBytes = limitBytes;
        this.deadlineNanos = deadlineNanos;
        this.received = received;
        this.failed = failed;
        this.done = done;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    void read(HttpServerRequest request) {
        request.exceptionHandler(this::fail);
        request.handler(this::take);
        request.endHandler(end -> complete());
        request.resume();
    }

    void expire() {
        fail(new WireException("RequestTimeout", "The request's body did not come in time.", 408));
    }

    private void take(Buffer chunk) {
        bytes += chunk.length();
        if (bytes <= limitBytes) {
            content = joined(chunk);
        } else {
            content = null;
            if (bytes > (long) limitBytes + DRAINED_BYTES) {
                fail(tooLarge());
            }
        }
    }

    /** Most bodies come in one piece, which need not be copied together. */
    private Buffer joined(Buffer chunk) {
        if (content == null) {
            return chunk;
        }
        if (!joined) {
            joined = true;
            content = Buffer.buffer().appendBuffer(content);
        }
        return content.appendBuffer(chunk);
    }

    private void complete() {
        if (bytes > limitBytes) {
            fail(tooLarge());
        } else if (end()) {
            received.accept(content == null ? EMPTY : content.getBytes());
        }
    }

    private void fail(Throwable failure) {
        if (end()) {
            failed.accept(failure);
        }
    }

    /** Whether it had not ended before. */
    private boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        done.accept(this);
        return true;
    }

    private WireException tooLarge() {
        return new WireException(
                "RequestEntityTooLarge", "The request's body is larger than %d bytes.".formatted(limitBytes), 413);
    }
}
