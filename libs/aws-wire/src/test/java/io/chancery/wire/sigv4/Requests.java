package io.chancery.wire.sigv4;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Requests that the AWS SDK's own signer signed, and ways to spoil them. */
final class Requests {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET = "not/a+real/secret/only/for/tests/0123456";
    static final String TOKEN = "not+a/real=token";
    static final String FORM = "Action=GetUser&Version=2010-05-08&UserName=a%2Bb";

    private Requests() {}

    /** A usual one: form body, signed in the header. */
    static HttpRequestView usual() {
        return header(post("http://localhost:8080/", FORM), false);
    }

    static SdkHttpRequest.Builder post(String uri, String body) {
        return request(SdkHttpMethod.POST, uri)
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .putHeader("Content-Length", Integer.toString(body.length()));
    }

    static SdkHttpRequest.Builder request(SdkHttpMethod method, String uri) {
        return SdkHttpRequest.builder().method(method).uri(URI.create(uri));
    }

    static HttpRequestView header(SdkHttpRequest.Builder request, boolean session) {
        return sign(request, FORM, session, AwsV4FamilyHttpSigner.AuthLocation.HEADER, Duration.ofMinutes(1));
    }

    static HttpRequestView presigned(String uri, boolean session, Duration expires) {
        return sign(
                request(SdkHttpMethod.GET, uri), "", session, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING, expires);
    }

    private static HttpRequestView sign(
            SdkHttpRequest.Builder request,
            String body,
            boolean session,
            AwsV4FamilyHttpSigner.AuthLocation location,
            Duration expires) {
        AwsCredentialsIdentity identity = session
                ? AwsSessionCredentialsIdentity.create(KEY_ID, SECRET, TOKEN)
                : AwsCredentialsIdentity.create(KEY_ID, SECRET);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> {
                    sign.identity(identity)
                            .request(request.build())
                            .payload(ContentStreamProvider.fromUtf8String(body))
                            .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "iam")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                            .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, location)
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC));
                    if (location == AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING) {
                        sign.putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, expires);
                    }
                })
                .request();
        return view(signed, body);
    }

    private static HttpRequestView view(SdkHttpRequest signed, String body) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        signed.forEachHeader((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
        return new HttpRequestView(
                signed.method().name(),
                signed.encodedPath(),
                signed.encodedQueryParameters().orElse(""),
                headers,
                body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpRequestView with(HttpRequestView request, String name, String value) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
        headers.add(Map.entry(name, value));
        return new HttpRequestView(request.method(), request.rawPath(), request.rawQuery(), headers, request.body());
    }

    /** With each value of a header changed; to null, the header is gone. */
    static HttpRequestView changed(HttpRequestView request, String name, UnaryOperator<String> change) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Map.Entry<String, String> header : request.headers()) {
            String value = header.getKey().equalsIgnoreCase(name) ? change.apply(header.getValue()) : header.getValue();
            if (value != null) {
                headers.add(Map.entry(header.getKey(), value));
            }
        }
        return new HttpRequestView(request.method(), request.rawPath(), request.rawQuery(), headers, request.body());
    }

    static HttpRequestView authorization(UnaryOperator<String> change) {
        return changed(usual(), "Authorization", change);
    }

    static HttpRequestView query(HttpRequestView request, UnaryOperator<String> change) {
        return new HttpRequestView(
                request.method(),
                request.rawPath(),
                change.apply(request.rawQuery()),
                request.headers(),
                request.body());
    }

    static HttpRequestView body(HttpRequestView request, String body) {
        return new HttpRequestView(
                request.method(),
                request.rawPath(),
                request.rawQuery(),
                request.headers(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] signingKey() {
        return SigV4.deriveSigningKey(SECRET, "20260102", "eu-central-1", "iam");
    }
}
