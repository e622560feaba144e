package io.chancery.wire.sigv4;

import static io.chancery.wire.sigv4.Requests.NOW;
import static io.chancery.wire.sigv4.Requests.authorization;
import static io.chancery.wire.sigv4.Requests.changed;
import static io.chancery.wire.sigv4.Requests.presigned;
import static io.chancery.wire.sigv4.Requests.query;
import static io.chancery.wire.sigv4.Requests.usual;
import static io.chancery.wire.sigv4.Requests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.wire.WireException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a signed request is refused, each starting from one that is good. */
class SigV4RefusalTest {
    private static final String MISMATCH = "SignatureDoesNotMatch 403";
    private static final String INCOMPLETE = "IncompleteSignature 400";
    private static final String MISSING = "MissingAuthenticationToken 403";
    private static final String UNKNOWN_KEY = "InvalidClientTokenId 403";
    private static final String EXPIRED = "RequestExpired 400";

    private static void assertRefused(HttpRequestView request, String codeAndStatus, String message) {
        assertRefusedAt(NOW, request, codeAndStatus, message);
    }

    /** Through both steps: a refusal may come from either. */
    private static void assertRefusedAt(Instant now, HttpRequestView request, String codeAndStatus, String message) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(
                        () -> SigV4.verify(SigV4.parse(request, now, SigV4Config.standard()), Requests.signingKey()))
                .satisfies(e -> assertThat(e.code() + " " + e.httpStatus()).isEqualTo(codeAndStatus))
                .withMessageContaining(message);
    }

    private static HttpRequestView presignedNow() {
        return presigned("http://localhost:8080/?Action=GetUser", false, Duration.ofMinutes(1));
    }

    @Test
    void no_signature_at_all() {
        HttpRequestView request = changed(usual(), "Authorization", value -> null);
        assertRefused(request, MISSING, "Request is missing Authentication Token");
        assertThat(SigV4.isSigned(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "Basic abc", "", "AWS AKIA:abc"})
    void another_kind_of_authorization(String header) {
        assertRefused(authorization(value -> header), MISSING, "Request is missing Authentication Token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS4-HMAC-SHA512", "AWS4-HMAC-SHA25", "AWS4-ECDSA-P256-SHA256"})
    void another_algorithm(String algorithm) {
        assertRefused(
                authorization(value -> value.replace("AWS4-HMAC-SHA256", algorithm)),
                INCOMPLETE,
                "Unsupported AWS 'algorithm': '" + algorithm + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Credential", "SignedHeaders", "Signature"})
    void a_part_of_the_header_is_missing(String part) {
        assertRefused(
                authorization(value -> value.replaceAll(part + "=[^,]+,? ?", "").replaceAll(", *$", "")),
                INCOMPLETE,
                "Authorization header requires '" + part + "' parameter.");
    }

    @Test
    void all_parts_of_the_header_are_missing() {
        assertRefused(authorization(value -> "AWS4-HMAC-SHA256"), INCOMPLETE, "requires 'Credential' parameter.");
    }

    @Test
    void a_part_of_the_header_comes_twice() {
        assertRefused(authorization(value -> value + ", Signature=00"), INCOMPLETE, "more than one 'Signature'");
    }

    @Test
    void a_part_of_the_header_is_no_pair() {
        assertRefused(authorization(value -> value + ", what"), INCOMPLETE, "is not a list of");
    }

    @Test
    void two_authorization_headers() {
        HttpRequestView request = usual();
        assertRefused(
                with(request, "authorization", request.values("Authorization").getFirst()),
                INCOMPLETE,
                "more than one 'Authorization' header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Date", "X-Amz-Security-Token", "Host", "Content-Type", "X-Amz-Content-Sha256"})
    void two_of_a_header_that_comes_once(String name) {
        HttpRequestView session = Requests.header(Requests.post("http://localhost:8080/", Requests.FORM), true);
        assertRefused(
                with(with(session, name, "x"), name.toLowerCase(java.util.Locale.ROOT), "y"),
                INCOMPLETE,
                "more than one '" + name + "' header");
    }

    @Test
    void a_signature_in_header_and_query() {
        assertRefused(
                query(usual(), before -> presignedNow().rawQuery()), INCOMPLETE, "Only one auth mechanism allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Security-Token=t", "x-amz-signature=00", "X-Amz-Date=20260102T030405Z"})
    void a_part_of_a_signature_in_the_query_beside_one_in_the_header(String parameter) {
        assertRefused(query(usual(), before -> parameter), INCOMPLETE, "Only one auth mechanism allowed");
    }

    @Test
    void no_date() {
        assertRefused(
                changed(usual(), "X-Amz-Date", value -> null),
                INCOMPLETE,
                "Authorization header requires existence of a 'X-Amz-Date' header.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:04:05Z", "20260102", "20260231T000000Z", "20260102T250000Z", "now", ""})
    void a_date_that_is_none(String date) {
        assertRefused(changed(usual(), "X-Amz-Date", value -> date), INCOMPLETE, "Date must be in ISO-8601");
    }

    @Test
    void a_request_of_six_minutes_ago() {
        assertRefusedAt(
                NOW.plusSeconds(301),
                usual(),
                MISMATCH,
                "Signature expired: 20260102T030405Z is now earlier than 20260102T030406Z"
                        + " (20260102T030906Z - 5 min.)");
    }

    @Test
    void a_request_from_the_future() {
        assertRefusedAt(
                NOW.minusSeconds(301),
                usual(),
                MISMATCH,
                "Signature not yet current: 20260102T030405Z is still later than 20260102T030404Z"
                        + " (20260102T025904Z + 5 min.)");
    }

    @Test
    void the_skew_is_a_setting() {
        SigV4Config strict =
                new SigV4Config(Duration.ofMinutes(1), SigV4Config.standard().services());
        assertThatExceptionOfType(SignatureException.class)
                .isThrownBy(() -> SigV4.parse(usual(), NOW.plusSeconds(61), strict));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b/c/d", "a/20260102/eu-central-1/iam/aws4_request/x", ""})
    void a_malformed_credential(String credential) {
        assertRefused(
                authorization(value -> value.replaceFirst("Credential=[^,]+", "Credential=" + credential)),
                INCOMPLETE,
                "redential");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AKIA-1", "AKIA 1", "AKIAé"})
    void an_access_key_id_that_cannot_be_one(String keyId) {
        assertRefused(authorization(value -> value.replace(Requests.KEY_ID, keyId)), UNKNOWN_KEY, "is invalid");
    }

    @Test
    void a_scope_of_another_day() {
        assertRefused(
                authorization(value -> value.replace("/20260102/", "/20260101/")),
                MISMATCH,
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                        + " '20260101' != '20260102', from '20260102T030405Z'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EU_WEST", "a b"})
    void a_region_that_cannot_be_one(String region) {
        assertRefused(
                authorization(value -> value.replace("/eu-central-1/", "/" + region + "/")),
                MISMATCH,
                "Credential should be scoped to a valid region, not '" + region + "'.");
    }

    @Test
    void a_region_that_was_not_signed() {
        assertRefused(
                authorization(value -> value.replace("/eu-central-1/", "/us-east-1/")), MISMATCH, "does not match");
    }

    @Test
    void a_service_that_is_not_here() {
        assertRefused(
                authorization(value -> value.replace("/iam/", "/s3/")),
                MISMATCH,
                "Credential should be scoped to correct service: 'chancery' or 'iam' or 'sts'.");
    }

    @Test
    void a_scope_with_another_terminator() {
        assertRefused(
                authorization(value -> value.replace("aws4_request", "aws5_request")), MISMATCH, "valid terminator");
    }

    @Test
    void the_host_is_not_signed() {
        assertRefused(
                authorization(value -> value.replace(";host", "").replace("host;", "")),
                MISMATCH,
                "'Host' or ':authority' must be a 'SignedHeader'");
    }

    @Test
    void an_amz_header_that_is_not_signed() {
        assertRefused(
                with(usual(), "X-Amz-Target", "x"),
                MISMATCH,
                "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void the_date_is_not_signed() {
        assertRefused(
                authorization(value -> value.replace(";x-amz-date", "")),
                MISMATCH,
                "'x-amz-date' must be a 'SignedHeader'");
    }

    @Test
    void a_signed_header_that_is_not_there() {
        assertRefused(
                changed(usual(), "Content-Type", value -> null), MISMATCH, "'content-type' is not in the request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-date;host", "host;host;x-amz-date", "Host;x-amz-date", ";host", "host x-amz-date"})
    void signed_headers_out_of_order(String signedHeaders) {
        assertRefused(
                authorization(value -> value.replaceFirst("SignedHeaders=[^,]+", "SignedHeaders=" + signedHeaders)),
                INCOMPLETE,
                "SignedHeaders must be");
    }

    @Test
    void a_changed_body() {
        assertRefused(Requests.body(usual(), "Action=DeleteUser&Version=2010-05-08"), MISMATCH, "does not match");
    }

    @Test
    void a_changed_method() {
        HttpRequestView good = usual();
        assertRefused(
                new HttpRequestView("PUT", good.rawPath(), good.rawQuery(), good.headers(), good.body()),
                MISMATCH,
                "does not match");
    }

    @Test
    void a_changed_path() {
        HttpRequestView good = usual();
        assertRefused(
                new HttpRequestView(good.method(), "/x", good.rawQuery(), good.headers(), good.body()),
                MISMATCH,
                "does not match");
    }

    @Test
    void an_added_query() {
        assertRefused(query(usual(), before -> "Action=DeleteUser"), MISMATCH, "does not match");
    }

    @Test
    void a_changed_signed_header() {
        assertRefused(changed(usual(), "Host", value -> "evil.example"), MISMATCH, "does not match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"})
    void a_body_that_is_not_signed(String hash) {
        assertRefused(hashed(hash), INCOMPLETE, "The body must be signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})
    void a_body_hash_that_is_not_the_body_s(String hash) {
        assertRefused(hashed(hash), MISMATCH, "'x-amz-content-sha256' header does not match");
    }

    private static HttpRequestView hashed(String hash) {
        HttpRequestView good = changed(usual(), "X-Amz-Content-Sha256", value -> null);
        HttpRequestView unsorted = changed(
                good,
                "Authorization",
                value -> value.replace("x-amz-content-sha256;", "")
                        .replace("x-amz-date", "x-amz-content-sha256;x-amz-date"));
        return with(unsorted, "X-Amz-Content-Sha256", hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "zz", "é"})
    void a_signature_of_another_length(String signature) {
        assertRefused(
                authorization(value -> value.replaceFirst("Signature=\\w+", "Signature=" + signature)),
                MISMATCH,
                "does not match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Algorithm",
                "X-Amz-Credential",
                "X-Amz-Signature",
                "X-Amz-SignedHeaders",
                "X-Amz-Date",
                "X-Amz-Expires"
            })
    void a_part_of_a_presigned_query_is_missing(String name) {
        assertRefused(
                query(presignedNow(), q -> q.replaceFirst(name + "=[^&]*", "")),
                INCOMPLETE,
                "AWS query-string parameters must include '" + name + "'.");
    }

    @Test
    void a_part_of_a_presigned_query_comes_twice() {
        assertRefused(query(presignedNow(), q -> q + "&X-Amz-Expires=9"), INCOMPLETE, "'X-Amz-Expires' once");
    }

    @Test
    void a_part_of_a_presigned_query_comes_twice_in_another_case() {
        assertRefused(query(presignedNow(), q -> q + "&x-amz-expires=9"), INCOMPLETE, "once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "604801", "-1", "1.5", "+60", "99999999999999999999", "60s"})
    void a_presigned_request_for_no_time_or_too_long(String expires) {
        String encoded = expires.replace("+", "%2B");
        assertRefused(
                query(presignedNow(), q -> q.replaceFirst("X-Amz-Expires=60", "X-Amz-Expires=" + encoded)),
                INCOMPLETE,
                "from 1 to 604800");
    }

    @Test
    void a_presigned_request_that_has_expired() {
        assertRefusedAt(NOW.plusSeconds(61), presignedNow(), EXPIRED, "Request has expired.");
    }

    @Test
    void a_presigned_request_from_the_future() {
        assertRefusedAt(NOW.minusSeconds(301), presignedNow(), MISMATCH, "Signature not yet current");
    }

    @Test
    void a_longer_life_than_was_signed() {
        assertRefused(
                query(presignedNow(), q -> q.replace("X-Amz-Expires=60", "X-Amz-Expires=600")),
                MISMATCH,
                "does not match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Date", "X-Amz-Security-Token"})
    void a_presigned_request_with_a_part_in_a_header(String name) {
        assertRefused(with(presignedNow(), name, "20260102T030405Z"), INCOMPLETE, "carries no '" + name + "' header");
    }

    @Test
    void a_presigned_request_with_an_unsigned_body() {
        assertRefused(
                query(presignedNow(), q -> q + "&X-Amz-Content-Sha256=UNSIGNED-PAYLOAD"),
                INCOMPLETE,
                "The body must be signed");
    }

    @Test
    void a_query_with_a_bad_escape() {
        assertRefused(query(usual(), q -> "a=%zz"), "MalformedQueryString 404", "escape");
    }

    @Test
    void an_unknown_key_is_told_only_after_the_same_work() {
        ParsedSignature parsed = SigV4.parse(usual(), NOW, SigV4Config.standard());
        assertThatExceptionOfType(SignatureException.class)
                .isThrownBy(() -> SigV4.verify(parsed, Optional.empty()))
                .withMessage("The security token included in the request is invalid.")
                .satisfies(e ->
                        assertThat(List.of(e.code(), e.httpStatus())).isEqualTo(List.of("InvalidClientTokenId", 403)));
    }

    @Test
    void a_signature_by_nobody_s_key_is_refused() {
        ParsedSignature parsed = SigV4.parse(usual(), NOW, SigV4Config.standard());
        assertThatExceptionOfType(SignatureException.class)
                .isThrownBy(() -> SigV4.verify(parsed, SigV4.dummySigningKey(parsed.scope())));
    }

    @Test
    void neither_signature_nor_token_shows_in_a_log() {
        HttpRequestView request = Requests.header(Requests.post("http://localhost:8080/", Requests.FORM), true);
        ParsedSignature parsed = SigV4.parse(request, NOW, SigV4Config.standard());
        assertThat(parsed + " " + request).doesNotContain(Requests.TOKEN).doesNotContain(parsed.signature());
    }
}
