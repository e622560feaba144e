package io.chancery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.gateway.stub.StubGot;
import io.chancery.gateway.stub.SuiteResource;
import io.chancery.gateway.stub.TestKeys;
import io.chancery.runtime.caller.Caller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked: how a signed request reaches its owner, and every way in which it can be malformed. */
@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class QueryTest {

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(Requests.code(response)).isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/xml");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "ListUsers, iam, 2010-05-08, identity",
        "AttachUserPolicy, iam, 2010-05-08, policy",
        "GenerateCredentialReport, iam, 2010-05-08, report",
        "AssumeRole, sts, 2011-06-15, identity"
    })
    void an_operation_goes_to_its_owner(String action, String service, String version, String owner) {
        HttpResponse<String> response = Requests.signed()
                .service(service)
                .body("Action=%s&Version=%s".formatted(action, version))
                .send();
        assertThat(Requests.got(response).owner()).isEqualTo(owner);
    }

    @Test
    void a_request_is_forwarded_as_it_came() {
        String form = "Version=2010-05-08&Action=ListUsers&PathPrefix=%2fa%2B+b%20c%2F&Empty=";
        StubGot got = Requests.got(Requests.signed().body(form).send());
        assertThat(got.body()).isEqualTo(form);
        assertThat(got.contentType()).isEqualTo(Requests.FORM);
        assertThat(got.method()).isEqualTo("POST");
        assertThat(got.target()).isEqualTo("/");
    }

    @Test
    void a_query_string_is_forwarded_as_it_came() {
        String query = "Version=2010-05-08&Action=ListUsers&PathPrefix=%2Fa%2B+b%2f&Empty=";
        HttpRequest signed =
                Requests.signed().get(query.replace("+b", "%20b")).build().build();
        // The signer spells the URL in its own way, which means the same.
        HttpRequest respelt = HttpRequest.newBuilder(signed, (name, value) -> true)
                .uri(URI.create(Requests.base() + "/?" + query))
                .build();
        StubGot got = Requests.got(Requests.send(respelt));
        assertThat(got.method()).isEqualTo("GET");
        assertThat(got.target()).isEqualTo("/?" + query);
    }

    @Test
    void the_signature_of_a_presigned_request_stays_at_the_door() {
        StubGot got = Requests.got(Requests.send(Requests.signed()
                .key(TestKeys.SESSION)
                .token(TestKeys.TOKEN)
                .get("Action=ListUsers&Version=2010-05-08")
                .presigned(Duration.ofMinutes(5))
                .build()));
        assertThat(got.target()).isEqualTo("/?Action=ListUsers&Version=2010-05-08");
    }

    @Test
    void the_owner_is_told_who_asks_and_from_where() {
        HttpResponse<String> response = Requests.signed()
                .key(TestKeys.SESSION)
                .token(TestKeys.TOKEN)
                .header("User-Agent", "test-client/1.0")
                .send();
        var credential = Requests.got(response).credential();
        Caller caller = credential.caller().orElseThrow();
        assertThat(caller.type()).isEqualTo(Caller.Type.ROLE_SESSION);
        assertThat(caller.accessKeyId().orElseThrow().value()).isEqualTo(TestKeys.SESSION);
        assertThat(caller.sessionStatement()).contains("a.statement");
        var origin = credential.origin().orElseThrow();
        assertThat(origin.sourceIp()).contains("127.0.0.1");
        assertThat(origin.userAgent()).contains("test-client/1.0");
        assertThat(origin.region()).isEqualTo("eu-central-1");
        assertThat(origin.secureTransport()).isFalse();
        assertThat(response.headers().firstValue("x-amzn-RequestId")).contains(credential.requestId());
    }

    @Test
    void the_revision_of_a_write_comes_back() {
        assertThat(Requests.signed().send().headers().firstValue("X-Chancery-Revision"))
                .contains("identity/3/1042");
    }

    @Test
    void a_forwarded_for_that_nobody_vouches_for_is_ignored() {
        HttpResponse<String> response =
                Requests.signed().header("X-Forwarded-For", "198.51.100.7").send();
        assertThat(Requests.got(response).credential().origin().orElseThrow().sourceIp())
                .contains("127.0.0.1");
    }

    @Test
    void an_owners_error_comes_back_with_its_status() {
        assertRefused(
                Requests.signed()
                        .body("Action=GetUser&Version=2010-05-08&UserName=missing")
                        .send(),
                404,
                "NoSuchEntity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action=NoSuchThing&Version=2010-05-08",
                "Action=ListUsers&Version=2099-01-01",
                "Action=ListUsers",
                "Action=AssumeRole&Version=2010-05-08",
                "Action=CreateVirtualMFADevice&Version=2010-05-08&VirtualMFADeviceName=x"
            })
    void an_operation_that_is_not_there_is_refused(String form) {
        assertRefused(Requests.signed().body(form).send(), 400, "InvalidAction");
    }

    @Test
    void a_request_without_an_action_is_refused() {
        assertRefused(Requests.signed().body("Version=2010-05-08").send(), 400, "MissingAction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"})
    void an_operation_that_needs_no_signature_is_refused_as_not_there_yet(String action) {
        HttpResponse<String> response =
                Requests.send(HttpRequest.newBuilder(Requests.base().resolve("/"))
                        .header("Content-Type", Requests.FORM)
                        .POST(HttpRequest.BodyPublishers.ofString("Action=" + action + "&Version=2011-06-15"))
                        .build());
        assertRefused(response, 400, "InvalidAction");
        assertThat(response.body()).contains("https://sts.amazonaws.com/doc/2011-06-15/");
    }

    @Test
    void nothing_is_said_about_operations_to_somebody_unknown() {
        assertRefused(
                Requests.signed()
                        .key(TestKeys.UNKNOWN)
                        .body("Action=NoSuchThing&Version=2010-05-08")
                        .send(),
                403,
                "InvalidClientTokenId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action=ListUsers&Version=2010-05-08&PathPrefix=%zz",
                "Action=ListUsers&Version=2010-05-08&PathPrefix=%2",
                "Action=ListUsers&Version=2010-05-08&PathPrefix=%ff",
                "Action=ListUsers&Version=2010-05-08&Action=DeleteUser",
                "Action=ListUsers&Version=2010-05-08&UserName=a&User%4eame=b"
            })
    void a_malformed_form_is_refused(String form) {
        assertRefused(Requests.signed().body(form).send(), 404, "MalformedQueryString");
    }

    @Test
    void a_parameter_in_both_url_and_body_is_refused() {
        HttpRequest request =
                Requests.signed().query("Action=DeleteUser").build().build();
        assertRefused(Requests.send(request), 404, "MalformedQueryString");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x"})
    void a_body_that_is_no_form_is_refused(String type) {
        assertRefused(Requests.signed().header("Content-Type", type).send(), 415, "UnsupportedMediaType");
    }

    @Test
    void a_body_larger_than_the_limit_is_refused() {
        String form = Requests.LIST_USERS + "&PathPrefix=" + "a".repeat(1 << 20);
        assertRefused(Requests.signed().body(form).send(), 413, "RequestEntityTooLarge");
    }

    @Test
    void a_body_of_untold_length_larger_than_the_limit_is_refused() {
        byte[] body = new byte[3 << 20];
        HttpRequest request = HttpRequest.newBuilder(Requests.base().resolve("/"))
                .header("Content-Type", Requests.FORM)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        assertRefused(Requests.send(request), 413, "RequestEntityTooLarge");
    }

    @Test
    void parameters_that_are_too_long_for_a_url_are_refused() {
        assertRefused(
                Requests.signed()
                        .get(Requests.LIST_USERS + "&PathPrefix=" + "a".repeat(4_000))
                        .send(),
                413,
                "RequestEntityTooLarge");
    }

    @Test
    void a_body_as_large_as_the_limit_is_taken() {
        String start = Requests.LIST_USERS + "&PathPrefix=";
        String form = start + "a".repeat((1 << 20) - start.length());
        assertThat(Requests.signed().body(form).send().statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_that_never_comes_is_not_waited_for() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", Requests.base().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nAction"
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408")
                    .contains("<Code>RequestTimeout</Code>");
        }
    }

    @Test
    void a_url_with_characters_that_must_be_escaped_is_refused() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", Requests.base().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write("GET /?Action=ListUsers#x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("<Code>MalformedQueryString</Code>");
        }
    }

    @Test
    void another_method_is_refused() {
        HttpResponse<String> response =
                Requests.send(HttpRequest.newBuilder(Requests.base().resolve("/"))
                        .PUT(HttpRequest.BodyPublishers.ofString(Requests.LIST_USERS))
                        .build());
        assertRefused(response, 405, "MethodNotAllowed");
        assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
    }

    @Test
    void a_path_that_is_not_there_is_told_with_a_request_id() {
        HttpResponse<String> response = Requests.send(
                HttpRequest.newBuilder(Requests.base().resolve("/nowhere")).build());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Requests.code(response)).isEqualTo("NotFound");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    }
}
