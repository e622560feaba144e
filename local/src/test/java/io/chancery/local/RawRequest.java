package io.chancery.local;

import io.chancery.local.client.Keys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A request that a well-behaved client would not send; only what is set differs from a good one. */
final class RawRequest {

    static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    static final String JSON = "application/json";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");
    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>|\"code\":\"([^\"]*)\"");

    private final URI gateway;
    private String method = "POST";
    private String path = "/";
    private String type = FORM;
    private String body = "";
    private String bodySent = "";
    private String service = "iam";
    private Duration clockOff = Duration.ZERO;
    private Optional<Keys> keys = Optional.empty();
    private Optional<Duration> presigned = Optional.empty();
    private final List<String> headers = new ArrayList<>();

    RawRequest(URI gateway) {
        this.gateway = gateway;
    }

    /** A status and AWS's or Chancery's code. */
    record Answer(int status, String code, String body) {}

    RawRequest method(String name) {
        method = name;
        return this;
    }

    /** With a query string, if there is a question mark in it. */
    RawRequest path(String value) {
        path = value;
        return this;
    }

    RawRequest body(String contentType, String text) {
        type = contentType;
        body = text;
        bodySent = text;
        return this;
    }

    RawRequest form(String text) {
        return body(FORM, text);
    }

    /** Sends another body than was signed. */
    RawRequest bodySent(String text) {
        bodySent = text;
        return this;
    }

    /** After signing. */
    RawRequest header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    RawRequest signed(Keys by) {
        keys = Optional.of(by);
        return this;
    }

    RawRequest service(String name) {
        service = name;
        return this;
    }

    RawRequest clockOff(Duration offset) {
        clockOff = offset;
        return this;
    }

    RawRequest presigned(Duration validFor) {
        presigned = Optional.of(validFor);
        return this;
    }

    Answer send() {
        SdkHttpRequest.Builder plain =
                SdkHttpRequest.builder().uri(URI.create(gateway + path)).method(SdkHttpMethod.fromValue(method));
        if (!body.isEmpty()) {
            plain.putHeader("Content-Type", type);
        }
        SdkHttpRequest request = keys.map(by -> sign(by, plain.build())).orElseGet(plain::build);
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.getUri())
                .timeout(Duration.ofSeconds(120))
                .method(
                        method,
                        bodySent.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(bodySent));
        request.forEachHeader((name, values) -> {
            if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        if (!headers.isEmpty()) {
            builder.headers(headers.toArray(String[]::new));
        }
        return answer(builder.build());
    }

    private SdkHttpRequest sign(Keys by, SdkHttpRequest request) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return AwsV4HttpSigner.create()
                .sign(to -> {
                    to.identity(AwsCredentialsIdentity.create(by.accessKeyId(), by.secretAccessKey()))
                            .request(request)
                            .payload(() -> new ByteArrayInputStream(bytes))
                            .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.offset(Clock.systemUTC(), clockOff));
                    presigned.ifPresent(validFor -> to.putProperty(
                                    AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                    AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                            .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, validFor));
                })
                .request();
    }

    private static Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher code = CODE.matcher(response.body());
            String found = code.find()
                    ? Optional.ofNullable(code.group(1)).orElseGet(() -> String.valueOf(code.group(2)))
                    : "";
            return new Answer(response.statusCode(), found, response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
