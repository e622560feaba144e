package io.chancery.local.measure;

import io.chancery.local.client.Keys;
import io.chancery.local.client.SignedRequests;
import io.chancery.local.client.SuiteAddress;
import io.chancery.local.client.UnexpectedAnswer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls of IAM without the weight of an SDK client: signed forms out, XML in, read by name. */
final class IamCalls implements AutoCloseable {

    private static final String REVISION = "X-Chancery-Revision";
    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SignedRequests signed;

    IamCalls(SuiteAddress suite) {
        this.signed = new SignedRequests(suite);
    }

    /** @param revision of a write */
    record Answer(int status, String body, Optional<String> revision) {

        boolean succeeded() {
            return status == 200;
        }

        /** The error's code; empty for a success. */
        String code() {
            Matcher matcher = CODE.matcher(body);
            return matcher.find() ? matcher.group(1) : succeeded() ? "" : Integer.toString(status);
        }

        /** The texts of all elements with this name. */
        List<String> texts(String element) {
            Matcher matcher =
                    Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(element)).matcher(body);
            List<String> texts = new ArrayList<>();
            while (matcher.find()) {
                texts.add(matcher.group(1));
            }
            return texts;
        }

        /** @throws UnexpectedAnswer unless it succeeded */
        Answer required() {
            if (!succeeded()) {
                throw new UnexpectedAnswer("success", status + " " + body);
            }
            return this;
        }
    }

    /** @throws UnexpectedAnswer if there is no answer */
    Answer call(Keys keys, String action, Map<String, String> parameters) {
        try {
            return tryCall(keys, action, parameters);
        } catch (IOException e) {
            throw new UnexpectedAnswer("No answer to " + action, e);
        }
    }

    /** @throws IOException if there is no answer, whether or not the call was carried out */
    Answer tryCall(Keys keys, String action, Map<String, String> parameters) throws IOException {
        HttpRequest request = signed.iam(keys, action, parameters);
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("Interrupted", e);
        }
    }

    /** Sends it and returns at once. */
    CompletableFuture<Answer> start(Keys keys, String action, Map<String, String> parameters) {
        return http.sendAsync(signed.iam(keys, action, parameters), HttpResponse.BodyHandlers.ofString())
                .thenApply(IamCalls::answer);
    }

    /** Any other request, for instance to the decision API. */
    Answer send(HttpRequest request) {
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UnexpectedAnswer("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("Interrupted", e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(), response.body(), response.headers().firstValue(REVISION));
    }

    @Override
    public void close() {
        http.close();
    }
}
