package io.chancery.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** What the AWS SDK for Java signs is verified, whatever the path, query and headers look like. */
class SdkSignerTest {
    private static final SigV4Config CONFIG = SigV4Config.standard();

    private static ParsedSignature parse(HttpRequestView request) {
        return SigV4.parse(request, Requests.NOW, CONFIG);
    }

    private static void assertVerified(HttpRequestView request) {
        ParsedSignature parsed = parse(request);
        assertThatCode(() -> SigV4.verify(parsed, Requests.signingKey())).doesNotThrowAnyException();
    }

    @Test
    void a_usual_request_is_told_and_verified() {
        ParsedSignature parsed = parse(Requests.usual());
        assertThat(parsed.accessKeyId()).isEqualTo(Requests.KEY_ID);
        assertThat(parsed.scope()).isEqualTo(new CredentialScope("20260102", "eu-central-1", "iam"));
        assertThat(parsed.requestTime()).isEqualTo(Requests.NOW);
        assertThat(parsed.sessionToken()).isEmpty();
        assertThat(parsed.presigned()).isFalse();
        assertThat(parsed.signedHeaders()).contains("content-type", "host", "x-amz-date");
        SigV4.verify(parsed, Requests.signingKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "/a",
                "/a/",
                "/a//b",
                "/a/./b",
                "/a/../b",
                "/a/b/..",
                "/a%20b",
                "/%E1%88%B4",
                "/a%2Fb",
                "/a%2fb",
                "/a+b",
                "/~a_b-c.d",
                "/a:b@c",
                "/a;b=c",
                "/%25",
                "/a*b!",
                "/a/%2E%2E/b",
                "/a,b/(c)'d"
            })
    void any_path_is_verified(String path) {
        assertVerified(Requests.header(Requests.post("http://localhost:8080" + path, Requests.FORM), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "a",
                "a=",
                "b=2&a=1",
                "a=2&a=1",
                "a=b%20c",
                "a=%2B",
                "a=%26%3D",
                "%C3%A9=%C3%A9",
                "a-b=1&a=2",
                "a%2Fb=c%2Fd",
                "A=1&a=2",
                "a=~_-.",
                "a=%25",
                "a=*",
                "a1=x&a=y&a%20=z"
            })
    void any_query_is_verified(String query) {
        assertVerified(Requests.header(Requests.post("http://localhost:8080/?" + query, Requests.FORM), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", " v ", "a  b", "a \t b", "\"a   b\"", "", "a,b", "é"})
    void any_header_is_verified(String value) {
        SdkHttpRequest.Builder request = Requests.post("http://localhost:8080/", Requests.FORM)
                .putHeader("X-Amz-Odd", value)
                .appendHeader("My-Header", value)
                .appendHeader("My-Header", "second");
        assertVerified(Requests.header(request, false));
    }

    @Test
    void a_session_token_in_a_header_is_verified() {
        HttpRequestView request = Requests.header(Requests.post("http://localhost:8080/", Requests.FORM), true);
        assertVerified(request);
        assertThat(parse(request).sessionToken()).contains(Requests.TOKEN);
    }

    @Test
    void a_body_hash_in_a_header_is_compared_and_told() {
        HttpRequestView request = Requests.usual();
        boolean declared = !request.values("x-amz-content-sha256").isEmpty();
        assertThat(parse(request).payloadHashMode())
                .isEqualTo(
                        declared ? ParsedSignature.PayloadHashMode.DECLARED : ParsedSignature.PayloadHashMode.COMPUTED);
    }

    @Test
    void a_get_without_a_body_is_verified() {
        HttpRequestView signed = Requests.header(
                Requests.request(SdkHttpMethod.GET, "http://localhost:8080/?Action=GetUser&Version=2010-05-08"), false);
        assertVerified(signed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?Action=GetCallerIdentity&Version=2011-06-15", "?a=b%20c&a=%2B"})
    void a_presigned_request_is_verified(String query) {
        HttpRequestView request = Requests.presigned("http://localhost:8080/" + query, false, Duration.ofMinutes(1));
        assertVerified(request);
        assertThat(parse(request).presigned()).isTrue();
    }

    @Test
    void a_presigned_request_with_a_session_token_is_verified() {
        HttpRequestView request = Requests.presigned("http://localhost:8080/", true, Duration.ofMinutes(1));
        assertVerified(request);
        assertThat(parse(request).sessionToken()).contains(Requests.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {-300, 0, 300})
    void within_five_minutes_a_request_is_current(int seconds) {
        Instant now = Requests.NOW.plusSeconds(seconds);
        assertThatCode(() -> SigV4.parse(Requests.usual(), now, CONFIG)).doesNotThrowAnyException();
    }

    @Test
    void a_presigned_request_is_good_for_as_long_as_it_says() {
        HttpRequestView request = Requests.presigned("http://localhost:8080/", false, Duration.ofDays(7));
        Instant last = Requests.NOW.plus(Duration.ofDays(7));
        assertThatCode(() -> SigV4.parse(request, last, CONFIG)).doesNotThrowAnyException();
    }

    @Test
    void another_secret_s_signature_is_refused() {
        ParsedSignature parsed = parse(Requests.usual());
        byte[] other = SigV4.deriveSigningKey("another", "20260102", "eu-central-1", "iam");
        assertThatExceptionOfType(SignatureException.class)
                .isThrownBy(() -> SigV4.verify(parsed, other))
                .satisfies(e -> assertThat(e.code()).isEqualTo("SignatureDoesNotMatch"))
                .satisfies(e -> assertThat(e.httpStatus()).isEqualTo(403));
    }
}
