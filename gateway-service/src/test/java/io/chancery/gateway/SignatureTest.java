package io.chancery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.gateway.stub.SuiteResource;
import io.chancery.gateway.stub.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Who asks: every way in which a signature can be wrong, through the real port, with AWS's code and status for it. */
@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class SignatureTest {

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.body()).contains("<ErrorResponse xmlns=").contains("<Type>Sender</Type>");
        assertThat(Requests.code(response)).isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(status);
        String requestId = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
        assertThat(response.body()).contains("<RequestId>" + requestId + "</RequestId>");
    }

    private static HttpRequest.Builder unsigned(String form) {
        return HttpRequest.newBuilder(Requests.base().resolve("/"))
                .header("Content-Type", Requests.FORM)
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    @Test
    void a_request_without_a_signature_is_refused() {
        assertRefused(Requests.send(unsigned(Requests.LIST_USERS).build()), 403, "MissingAuthenticationToken");
    }

    @Test
    void an_authorization_that_is_no_signature_is_refused() {
        HttpRequest request = unsigned(Requests.LIST_USERS)
                .header("Authorization", "Basic YTpi")
                .build();
        assertRefused(Requests.send(request), 403, "MissingAuthenticationToken");
    }

    @Test
    void the_operators_token_opens_no_aws_operation() {
        HttpRequest request = unsigned(Requests.LIST_USERS)
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .build();
        assertRefused(Requests.send(request), 403, "MissingAuthenticationToken");
    }

    @Test
    void a_signature_with_a_part_missing_is_refused() {
        HttpRequest request = unsigned(Requests.LIST_USERS)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + TestKeys.ALICE + "/x, SignedHeaders=host")
                .build();
        assertRefused(Requests.send(request), 400, "IncompleteSignature");
    }

    @Test
    void two_authorization_headers_are_refused() {
        HttpRequest request = Requests.signed()
                .build()
                .header("Authorization", "AWS4-HMAC-SHA256 x")
                .build();
        assertRefused(Requests.send(request), 400, "IncompleteSignature");
    }

    @Test
    void two_mechanisms_at_once_are_refused() {
        HttpRequest request = Requests.signed()
                .get(Requests.LIST_USERS)
                .presigned(Duration.ofMinutes(5))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c")
                .build();
        assertRefused(Requests.send(request), 400, "IncompleteSignature");
    }

    @Test
    void an_unknown_key_is_refused() {
        assertRefused(Requests.signed().key(TestKeys.UNKNOWN).send(), 403, "InvalidClientTokenId");
    }

    @Test
    void an_unknown_key_is_asked_for_again_at_once() {
        String key = "AKIANOBODYNOBODY0002";
        Requests.signed().key(key).send();
        Requests.signed().key(key).send();
        assertThat(asked(key)).isEqualTo(2);
    }

    @Test
    void a_key_that_was_seen_is_not_asked_for_again() {
        Requests.signed().send();
        int before = asked(TestKeys.ALICE);
        Requests.signed().send();
        assertThat(asked(TestKeys.ALICE)).isEqualTo(before);
    }

    @Test
    void a_wrong_secret_is_refused() {
        assertRefused(Requests.signed().secret("another").send(), 403, "SignatureDoesNotMatch");
    }

    @Test
    void a_body_changed_after_signing_is_refused() {
        HttpRequest signed = Requests.signed().build().build();
        HttpRequest.Builder changed =
                HttpRequest.newBuilder(signed, (name, value) -> !name.equalsIgnoreCase("x-amz-content-sha256"));
        HttpRequest request = changed.POST(HttpRequest.BodyPublishers.ofString(Requests.LIST_USERS + "&MaxItems=1"))
                .build();
        assertRefused(Requests.send(request), 403, "SignatureDoesNotMatch");
    }

    @Test
    void a_url_changed_after_signing_is_refused() {
        HttpRequest signed = Requests.signed().get(Requests.LIST_USERS).build().build();
        HttpRequest request = HttpRequest.newBuilder(signed, (name, value) -> true)
                .uri(URI.create(signed.uri() + "&MaxItems=1"))
                .build();
        assertRefused(Requests.send(request), 403, "SignatureDoesNotMatch");
    }

    @Test
    void a_header_of_amazons_that_is_not_signed_is_refused() {
        HttpRequest request =
                Requests.signed().build().header("X-Amz-Extra", "1").build();
        assertRefused(Requests.send(request), 403, "SignatureDoesNotMatch");
    }

    @Test
    void an_unsigned_payload_is_refused() {
        HttpRequest signed = Requests.signed().build().build();
        HttpRequest request = HttpRequest.newBuilder(
                        signed, (name, value) -> !name.equalsIgnoreCase("x-amz-content-sha256"))
                .header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                .build();
        assertRefused(Requests.send(request), 400, "IncompleteSignature");
    }

    @Test
    void a_signature_made_too_long_ago_is_refused() {
        HttpResponse<String> response =
                Requests.signed().at(Duration.ofMinutes(-6)).send();
        assertRefused(response, 403, "SignatureDoesNotMatch");
        assertThat(response.body()).contains("Signature expired: ");
    }

    @Test
    void a_signature_from_the_future_is_refused() {
        HttpResponse<String> response =
                Requests.signed().at(Duration.ofMinutes(6)).send();
        assertRefused(response, 403, "SignatureDoesNotMatch");
        assertThat(response.body()).contains("Signature not yet current: ");
    }

    @Test
    void a_clock_four_minutes_off_is_forgiven() {
        assertThat(Requests.signed().at(Duration.ofMinutes(-4)).send().statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_presigned_request_past_its_end_is_refused() {
        HttpRequest request = Requests.signed()
                .get(Requests.LIST_USERS)
                .at(Duration.ofMinutes(-2))
                .presigned(Duration.ofMinutes(1))
                .build();
        assertRefused(Requests.send(request), 400, "RequestExpired");
    }

    @Test
    void a_session_key_without_its_token_is_refused() {
        assertRefused(Requests.signed().key(TestKeys.SESSION).send(), 403, "InvalidClientTokenId");
    }

    @Test
    void a_token_that_is_not_the_keys_is_refused() {
        assertRefused(
                Requests.signed().key(TestKeys.SESSION).token("another token").send(), 403, "InvalidClientTokenId");
    }

    @Test
    void a_token_beside_a_long_term_key_is_refused() {
        assertRefused(Requests.signed().token(TestKeys.TOKEN).send(), 403, "InvalidClientTokenId");
    }

    @Test
    void another_token_is_refused_although_the_key_was_just_seen_with_its_own() {
        Requests.signed().key(TestKeys.SESSION).token(TestKeys.TOKEN).send();
        assertRefused(
                Requests.signed()
                        .key(TestKeys.SESSION)
                        .token(TestKeys.TOKEN + "x")
                        .send(),
                403,
                "InvalidClientTokenId");
    }

    @Test
    void a_session_that_has_ended_is_told_so() {
        assertRefused(
                Requests.signed()
                        .key(TestKeys.EXPIRED_SESSION)
                        .token(TestKeys.TOKEN)
                        .send(),
                403,
                "ExpiredToken");
    }

    @Test
    void a_signature_for_another_service_is_refused() {
        assertRefused(Requests.signed().service("s3").send(), 403, "SignatureDoesNotMatch");
    }

    @Test
    void a_signature_for_the_decision_api_opens_no_aws_operation() {
        assertRefused(Requests.signed().service("chancery").send(), 403, "SignatureDoesNotMatch");
    }

    @Test
    void a_signature_for_sts_opens_no_operation_of_iam() {
        assertRefused(Requests.signed().service("sts").send(), 403, "SignatureDoesNotMatch");
    }

    @Test
    void with_identity_service_silent_the_answer_is_try_again() {
        HttpResponse<String> response =
                Requests.signed().key(TestKeys.UNANSWERED).send();
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("<Type>Receiver</Type>").contains("<Code>ServiceUnavailable</Code>");
    }

    private static int asked(String key) {
        String url = ConfigProvider.getConfig().getValue("chancery.identity-url", String.class);
        return Integer.parseInt(Requests.send(HttpRequest.newBuilder(URI.create(url + "/asked/" + key))
                        .build())
                .body());
    }
}
