package io.chancery.local.measure;

import io.chancery.local.client.UnexpectedAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Sends one request as often as it is answered. */
interface HttpLoad {

    /**
     * @param body empty for none
     * @param expected in every answer's body; checked once by loads that do not read them all
     */
    record Request(String method, URI uri, Map<String, String> headers, String body, String expected) {

        HttpRequest http() {
            HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                    .method(
                            method,
                            body.isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            headers.forEach(builder::header);
            return builder.build();
        }
    }

    record Result(double perSecond, double p50Millis, double p99Millis) {}

    /** @throws UnexpectedAnswer if one is not 200 with what is expected */
    Result run(Request request, int connections, Duration time);

    /** wrk where it is installed, for it costs far less than what it loads; else this JVM. */
    static HttpLoad find() {
        return Wrk.isInstalled() ? new Wrk() : new InThisJvm();
    }

    /** A thread and a connection each, in this JVM. */
    final class InThisJvm implements HttpLoad {

        @Override
        public Result run(Request request, int connections, Duration time) {
            HttpRequest sent = request.http();
            long end = System.nanoTime() + time.toNanos();
            try (HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                List<long[]> durations = Clients.each(connections, client -> () -> {
                    var mine = new ArrayList<Long>();
                    while (System.nanoTime() < end) {
                        long begin = System.nanoTime();
                        check(request, http.send(sent, HttpResponse.BodyHandlers.ofString()));
                        mine.add(System.nanoTime() - begin);
                    }
                    return mine.stream().mapToLong(Long::longValue).toArray();
                });
                Distribution all = new Distribution(
                        durations.stream().flatMapToLong(Arrays::stream).toArray());
                return new Result(all.size() / (time.toNanos() / 1e9), all.millis(0.5), all.millis(0.99));
            }
        }

        @Override
        public String toString() {
            return "the JDK's client";
        }
    }

    /** Sends it once. */
    static void tryOnce(Request request) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            check(request, http.send(request.http(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UnexpectedAnswer("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("Interrupted", e);
        }
    }

    private static void check(Request request, HttpResponse<String> response) {
        if (response.statusCode() != 200 || !response.body().contains(request.expected())) {
            throw new UnexpectedAnswer(
                    "200 with %s from %s".formatted(request.expected(), request.uri()),
                    response.statusCode() + " " + response.body());
        }
    }
}
