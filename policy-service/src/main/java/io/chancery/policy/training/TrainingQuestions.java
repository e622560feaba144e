package io.chancery.policy.training;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks a policy-service for decisions, as enforcement points do. Over sockets of its own, because an HTTP client that used
 * the server's classes would be trained for too.
 */
final class TrainingQuestions {

    static final int CONNECTIONS = 8;

    private static final String EVALUATION = "/access/v1/evaluation";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** One of so many asks for several decisions at once, and one for what decides nothing. */
    private static final int SELDOM = 16;

    private final int port;
    private final String token;

    /** @param token the operator's */
    TrainingQuestions(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** @throws IllegalStateException if nothing is allowed within a minute */
    void awaitLoaded() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (var connection = new Connection()) {
            while (!connection.answer("POST", EVALUATION, "{" + allowed() + "}").contains("\"decision\":true")) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException("nothing is allowed after " + PATIENCE);
                }
                Thread.sleep(10);
            }
        }
    }

    /**
     * Over several connections at a time.
     *
     * @param each how many over each connection
     * @return how many were answered
     * @throws IllegalStateException if one is answered with anything but 200
     */
    int ask(int each) throws IOException, InterruptedException {
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i * each;
            clients.add(() -> ask(first, first + each));
        }
        int answered = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<Integer> client : executor.invokeAll(clients)) {
                answered += client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question was not answered", e.getCause());
        }
        return answered;
    }

    private int ask(int first, int end) throws IOException {
        try (var connection = new Connection()) {
            for (int i = first; i < end; i++) {
                switch (i % SELDOM) {
                    case 0 -> connection.answer("GET", "/.well-known/authzen-configuration", "");
                    case 1 ->
                        connection.answer(
                                "POST",
                                "/access/v1/evaluations",
                                "{%s,\"evaluations\":[{},{\"action\":{\"name\":\"s3:PutObject\"}}]}"
                                        .formatted(question(i)));
                    default -> connection.answer("POST", EVALUATION, "{" + question(i) + "}");
                }
            }
        }
        return end - first;
    }

    private static String allowed() {
        return question("user/user0", "s3:GetObject", "arn:aws:s3:::team0/user0/x", "");
    }

    private static String question(int number) {
        int principal = number % TrainingAccount.PRINCIPALS;
        String kind = principal % 2 == 0 ? "user" : "role";
        int team = number % TrainingDocuments.TEAMS;
        String arn = "%1$s/%1$s%2$d".formatted(kind, principal);
        return switch (number / SELDOM % 4) {
            case 0 -> question(arn, "s3:GetObject", "arn:aws:s3:::team%d-data/reports/2026".formatted(team), context());
            case 1 -> question(arn, "s3:PutObject", "arn:aws:s3:::team%d/%s%d/x".formatted(team, kind, principal), "");
            case 2 ->
                question(
                        arn,
                        "sqs:SendMessage",
                        "arn:aws:sqs:eu-central-1:%s:team%d-orders".formatted(TrainingAccount.ID, team),
                        context());
            default ->
                question(
                        arn,
                        "dynamodb:DeleteItem",
                        "arn:aws:dynamodb:eu-central-1:%s:table/team%d-orders".formatted(TrainingAccount.ID, team),
                        "");
        };
    }

    private static String context() {
        return ",\"context\":{\"aws:SourceIp\":\"192.0.2.7\",\"s3:prefix\":\"reports/\"}";
    }

    private static String question(String principal, String action, String resource, String context) {
        return "\"subject\":{\"type\":\"iam\",\"id\":\"arn:aws:iam::%s:%s\"},\"action\":{\"name\":\"%s\"},"
                        .formatted(TrainingAccount.ID, principal, action)
                + "\"resource\":{\"type\":\"iam\",\"id\":\"%s\"}%s".formatted(resource, context);
    }

    /** One that stays open. */
    private final class Connection implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Connection() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        String answer(String method, String path, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String head =
                    "%s %s HTTP/1.1\r\nHost: policy\r\nAuthorization: Bearer %s\r\n".formatted(method, path, token)
                            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(bytes.length);
            byte[] request = new byte[head.length() + bytes.length];
            System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
            System.arraycopy(bytes, 0, request, head.length(), bytes.length);
            out.write(request);
            String status = line();
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(
                            lower.substring("content-length:".length()).strip());
                }
            }
            String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException("%s %s was answered with %s: %s".formatted(path, body, status, answer));
            }
            return answer;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the service has closed the connection");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
