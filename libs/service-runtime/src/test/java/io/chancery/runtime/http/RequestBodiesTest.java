package io.chancery.runtime.http;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.wire.WireException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestBodiesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LIMIT = 100_000;

    private final Vertx vertx = Vertx.vertx();
    private final DrivenTime time = new DrivenTime();
    private final RequestBodies bodies = new RequestBodies(PATIENCE, time::nanoTime, time::after);
    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(this::serve);
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private void serve(HttpServerRequest request) {
        bodies.read(
                request,
                LIMIT,
                body -> answer(request, 200, new String(body, StandardCharsets.US_ASCII)),
                failure -> answer(request, failure instanceof WireException known ? known.httpStatus() : 500, ""));
        requests.add(request);
    }

    private void answer(HttpServerRequest request, int status, String text) {
        answers.incrementAndGet();
        if (!request.response().ended()) {
            request.response().setStatusCode(status).end(text);
        }
    }

    @Test
    void a_body_comes_whole_in_however_many_pieces() throws Exception {
        try (Socket socket = begin("Content-Length: 9\r\n\r\nabc")) {
            arrived(1, 3);
            send(socket, "def");
            arrived(1, 6);
            send(socket, "ghi");

            assertThat(answer(socket, 9)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nabcdefghi");
        }
        try (Socket socket = begin("Content-Length: 3\r\n\r\nabc")) {
            assertThat(answer(socket, 3)).endsWith("\r\n\r\nabc");
        }
        try (Socket socket = begin("Content-Length: 0\r\n\r\n")) {
            assertThat(answer(socket, 0)).startsWith("HTTP/1.1 200");
        }
    }

    /** Whatever else comes and ends in between: one timer is for all bodies. */
    @Test
    void each_body_that_does_not_come_is_given_up_in_its_own_time() throws Exception {
        try (Socket slow = begin("Content-Length: 9\r\n\r\nabc")) {
            arrived(1, 3);
            time.pass(Duration.ofMillis(800));
            try (Socket slower = begin("Content-Length: 9\r\n\r\n");
                    Socket quick = begin("Content-Length: 3\r\n\r\nabc")) {
                arrived(3, 0);
                assertThat(answer(quick, 3)).startsWith("HTTP/1.1 200");
                time.pass(Duration.ofMillis(1_199));
                assertThat(answers).hasValue(1);
                time.pass(Duration.ofMillis(2));
                assertThat(answer(slow, 0)).startsWith("HTTP/1.1 408");
                time.pass(Duration.ofMillis(798));
                assertThat(answers).hasValue(2);
                time.pass(Duration.ofMillis(2));
                assertThat(answer(slower, 0)).startsWith("HTTP/1.1 408");
            }
        }
        try (Socket slow = begin("Content-Length: 9\r\n\r\n")) {
            arrived(4, 0);
            time.pass(PATIENCE.minusMillis(1));
            assertThat(answers).hasValue(3);
            time.pass(Duration.ofMillis(2));
            assertThat(answer(slow, 0)).startsWith("HTTP/1.1 408");
        }
        assertThat(answers).hasValue(4);
    }

    @Test
    void a_body_that_is_too_large_is_read_to_its_end_and_refused_once() throws Exception {
        try (Socket socket = begin("Content-Length: " + (LIMIT + 1) + "\r\n\r\n")) {
            send(socket, "x".repeat(LIMIT + 1));

            assertThat(answer(socket, 0)).startsWith("HTTP/1.1 413");
        }
        try (Socket socket = begin("Content-Length: " + LIMIT + "\r\n\r\n")) {
            send(socket, "x".repeat(LIMIT));

            assertThat(answer(socket, LIMIT)).startsWith("HTTP/1.1 200");
        }
        assertThat(answers).hasValue(2);
    }

    @Test
    void a_connection_that_breaks_is_told_of_once() throws Exception {
        begin("Content-Length: 9\r\n\r\nabc").close();

        eventually(() -> assertThat(answers).hasValue(1));
        time.pass(PATIENCE.multipliedBy(2));
        assertThat(answers).hasValue(1);
    }

    /** Waits until so many requests are there, and so much of the last one's body. */
    private void arrived(int requestCount, int bodyBytes) {
        eventually(() -> {
            assertThat(requests).hasSize(requestCount);
            assertThat(requests.getLast().bytesRead()).isGreaterThanOrEqualTo(bodyBytes);
        });
    }

    private Socket begin(String rest) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        send(socket, "POST / HTTP/1.1\r\nHost: x\r\n" + rest);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** @param bodyBytes how long the answer's body is */
    private static String answer(Socket socket, int bodyBytes) throws IOException {
        var text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.read());
        }
        return text + new String(in.readNBytes(bodyBytes), StandardCharsets.US_ASCII);
    }
}
