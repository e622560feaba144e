package io.chancery.gateway;

import io.chancery.contracts.ContractJson;
import io.chancery.gateway.stub.StubGot;
import io.chancery.gateway.stub.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Requests to the gateway's real port, signed by the SDK's own signer or wrong on purpose. */
final class Requests {

    static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    static final String LIST_USERS = "Action=ListUsers&Version=2010-05-08";
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    private Requests() {}

    static URI base() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return URI.create("http://127.0.0.1:" + port);
    }

    static Signing signed() {
        return new Signing();
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What an owner got, from an answer that tells it. */
    static StubGot got(HttpResponse<String> response) {
        Matcher echo = Pattern.compile("<Got>([^<]*)</Got>").matcher(response.body());
        byte[] json = echo.find()
                ? Base64.getDecoder().decode(echo.group(1))
                : response.body().getBytes(StandardCharsets.UTF_8);
        return ContractJson.read(json, StubGot.class);
    }

    static String code(HttpResponse<String> response) {
        Matcher code =
                Pattern.compile("<Code>([^<]*)</Code>|\"code\":\"([^\"]*)\"").matcher(response.body());
        return code.find() ? Optional.ofNullable(code.group(1)).orElse(code.group(2)) : "";
    }

    /** A request before it is signed; every part can be changed. */
    static final class Signing {

        String key = TestKeys.ALICE;
        String secret = TestKeys.secret(TestKeys.ALICE);
        Optional<String> token = Optional.empty();
        String service = "iam";
        Clock clock = Clock.systemUTC();
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .uri(base())
                .encodedPath("/")
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", FORM);
        String body = LIST_USERS;

        Signing key(String id) {
            key = id;
            secret = TestKeys.secret(id);
            return this;
        }

        Signing secret(String value) {
            secret = value;
            return this;
        }

        Signing token(String value) {
            token = Optional.of(value);
            return this;
        }

        Signing service(String name) {
            service = name;
            return this;
        }

        Signing at(Duration offset) {
            clock = Clock.offset(Clock.systemUTC(), offset);
            return this;
        }

        Signing body(String form) {
            body = form;
            return this;
        }

        Signing header(String name, String value) {
            request.putHeader(name, value);
            return this;
        }

        Signing path(String path) {
            request.encodedPath(path);
            return this;
        }

        /** In the URL, beside the form in the body. */
        Signing query(String rawQuery) {
            request.uri(URI.create(base() + "/?" + rawQuery));
            return this;
        }

        Signing get(String rawQuery) {
            request.uri(URI.create(base() + "/?" + rawQuery))
                    .method(SdkHttpMethod.GET)
                    .removeHeader("Content-Type");
            body = "";
            return this;
        }

        HttpRequest.Builder build() {
            return toHttp(sign(Optional.empty()));
        }

        HttpRequest.Builder presigned(Duration expires) {
            return toHttp(sign(Optional.of(expires)));
        }

        HttpResponse<String> send() {
            return Requests.send(build().build());
        }

        private SdkHttpRequest sign(Optional<Duration> expires) {
            AwsCredentialsIdentity identity = token.<AwsCredentialsIdentity>map(
                            t -> AwsSessionCredentialsIdentity.create(key, secret, t))
                    .orElseGet(() -> AwsCredentialsIdentity.create(key, secret));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return AwsV4HttpSigner.create()
                    .sign(r -> {
                        r.identity(identity)
                                .request(request.build())
                                .payload(() -> new ByteArrayInputStream(bytes))
                                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                                .putProperty(HttpSigner.SIGNING_CLOCK, clock);
                        expires.ifPresent(duration -> r.putProperty(
                                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, duration));
                    })
                    .request();
        }

        private HttpRequest.Builder toHttp(SdkHttpRequest signed) {
            HttpRequest.Builder builder = HttpRequest.newBuilder(signed.getUri())
                    .method(
                            signed.method().name(),
                            body.isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            signed.forEachHeader((name, values) -> {
                if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> builder.header(name, value));
                }
            });
            return builder;
        }
    }
}
