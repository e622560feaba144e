package io.chancery.gateway.http;

import io.chancery.wire.WireException;
import io.chancery.wire.query.QueryParameters;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Reads a request's body, bounded in bytes and in time.
 *
 * <p>The rest of a body that is too large is read and thrown away, up to {@link #DRAINED_BYTES}: most clients read the
 * answer only once they have sent everything.
 */
final class RequestBody {

    static final int MAX_BYTES = QueryParameters.MAX_BYTES;
    static final int DRAINED_BYTES = 8 * MAX_BYTES;

    private final HttpServerRequest request;
    private final UniEmitter<? super byte[]> emitter;
    private Buffer received = Buffer.buffer();
    private long bytes;

    private RequestBody(HttpServerRequest request, UniEmitter<? super byte[]> emitter) {
        this.request = request;
        this.emitter = emitter;
    }

    /** Fails with {@link WireException} {@code RequestEntityTooLarge} (413) or {@code RequestTimeout} (408). */
    static Uni<byte[]> of(HttpServerRequest request, Vertx vertx, Duration patience) {
        return Uni.createFrom().emitter(emitter -> new RequestBody(request, emitter).read(vertx, patience));
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
            if (bytes > MAX_BYTES) {
                emitter.fail(tooLarge());
            } else {
                emitter.complete(received.getBytes());
            }
        });
        request.resume();
    }

    private void take(Buffer chunk) {
        bytes += chunk.length();
        if (bytes <= MAX_BYTES) {
            received.appendBuffer(chunk);
        } else {
            received = Buffer.buffer();
            if (bytes > DRAINED_BYTES) {
                emitter.fail(tooLarge());
            }
        }
    }

    private static WireException tooLarge() {
        return new WireException("RequestEntityTooLarge", "The request is larger than 1 MiB.", 413);
    }
}
