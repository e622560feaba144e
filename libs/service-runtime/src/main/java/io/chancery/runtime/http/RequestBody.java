package io.chancery.runtime.http;

import io.chancery.wire.WireException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Reads a request's body, bounded in bytes and in time.
 *
 * <p>The rest of a body that is too large is read and thrown away, up to {@link #DRAINED_BYTES} more: most clients read
 * the answer only once they have sent everything.
 */
public final class RequestBody {

    static final int DRAINED_BYTES = 7 << 20;

    private final HttpServerRequest request;
    private final int limitBytes;
    private final UniEmitter<? super byte[]> emitter;
    private Buffer received = Buffer.buffer();
    private long bytes;

    private RequestBody(HttpServerRequest request, int limitBytes, UniEmitter<? super byte[]> emitter) {
        this.request = request;
        this.limitBytes = limitBytes;
        this.emitter = emitter;
    }

    /** Fails with {@link WireException} {@code RequestEntityTooLarge} (413) or {@code RequestTimeout} (408). */
    public static Uni<byte[]> of(HttpServerRequest request, Vertx vertx, Duration patience, int limitBytes) {
        return Uni.createFrom().emitter(emitter -> new RequestBody(request, limitBytes, emitter).read(vertx, patience));
    }

    private void read(Vertx vertx, Duration patience) {
        long timer = vertx.setTimer(
                patience.toMillis(),
                id -> emitter.fail(
                        new WireException("RequestTimeout", "The request's body did not come in time.", 408)));
        emitter.onTermination(() -> vertx.cancelTimer(timer));
        request.exceptionHandler(failure -> {
            vertx.cancelTimer(timer);
            emitter.fail(failure);
        });
        request.handler(this::take);
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            if (bytes > limitBytes) {
                emitter.fail(tooLarge());
            } else {
                emitter.complete(received.getBytes());
            }
        });
        request.resume();
    }

    private void take(Buffer chunk) {
        bytes += chunk.length();
        if (bytes <= limitBytes) {
            received.appendBuffer(chunk);
        } else {
            received = Buffer.buffer();
            if (bytes > (long) limitBytes + DRAINED_BYTES) {
                emitter.fail(tooLarge());
            }
        }
    }

    private WireException tooLarge() {
        return new WireException(
                "RequestEntityTooLarge", "The request's body is larger than %d bytes.".formatted(limitBytes), 413);
    }
}
