package io.chancery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.gateway.stub.SuiteResource;
import io.chancery.gateway.stub.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's API. */
@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class OperatorTest {

    private static HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(Requests.base().resolve(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return body.isEmpty() ? builder : builder.header("Content-Type", "application/json");
    }

    private static HttpResponse<String> call(String method, String path, String body) {
        return Requests.send(request(method, path, body)
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .build());
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(Requests.code(response)).isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/accounts",
        "GET, /v1/accounts",
        "DELETE, /v1/accounts/111122223333",
        "POST, /v1/accounts/111122223333/root-credentials",
        "POST, /v1/services/lambda.amazonaws.com/credentials",
        "POST, /v1/verify"
    })
    void no_call_is_answered_without_the_token(String method, String path) {
        HttpResponse<String> none = Requests.send(request(method, path, "").build());
        assertRefused(none, 401, "MissingAuthenticationToken");
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"chancery\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "bearer wrong", "Bearer operator-token-that-is-only-for-tests2"})
    void a_wrong_token_is_refused(String header) {
        HttpResponse<String> response = Requests.send(request("GET", "/v1/accounts", "")
                .header("Authorization", header)
                .build());
        assertRefused(response, 401, "InvalidToken");
    }

    @Test
    void a_signature_is_no_token() {
        HttpResponse<String> response =
                Requests.signed().path("/v1/accounts").body("{}").send();
        assertRefused(response, 401, "MissingAuthenticationToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", ""})
    void an_account_is_opened(String body) {
        HttpResponse<String> response = call("POST", "/v1/accounts", body);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body())
                .contains("\"accountId\":\"111122223333\"")
                .contains("\"accessKeyId\":\"")
                .contains("\"secretAccessKey\":\"");
    }

    @Test
    void an_account_is_opened_under_the_id_that_was_asked_for() {
        assertThat(call("POST", "/v1/accounts", "{\"accountId\":\"444455556666\",\"admin\":\"admin\"}")
                        .body())
                .contains("\"accountId\":\"444455556666\"");
    }

    @Test
    void a_refusal_of_identity_service_comes_through() {
        HttpResponse<String> response = call("POST", "/v1/accounts", "{\"alias\":\"taken\"}");
        assertRefused(response, 409, "EntityAlreadyExists");
        assertThat(response.body()).contains("The account alias taken already exists.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accountID\":\"111122223333\"}",
                "{\"alias\":\"a\",\"alias\":\"b\"}",
                "{\"alias\":[\"a\"]}",
                "[]",
                "null",
                "{",
                "{} {}"
            })
    void a_malformed_body_is_refused(String body) {
        assertRefused(call("POST", "/v1/accounts", body), 400, "ValidationError");
    }

    @Test
    void an_unknown_property_is_named() {
        assertThat(call("POST", "/v1/accounts", "{\"name\":\"a\"}").body()).contains("The property 'name' is unknown.");
    }

    @Test
    void a_body_that_is_no_json_is_refused() {
        HttpRequest request = HttpRequest.newBuilder(Requests.base().resolve("/v1/accounts"))
                .header("Content-Type", "text/plain")
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertRefused(Requests.send(request), 415, "UnsupportedMediaType");
    }

    @Test
    void accounts_are_listed_from_where_the_last_part_ended() {
        HttpResponse<String> response = call("GET", "/v1/accounts?after=next%20part", "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"alias\":\"next part\"");
    }

    @Test
    void an_unknown_parameter_is_refused() {
        assertRefused(call("GET", "/v1/accounts?limit=3", ""), 400, "ValidationError");
    }

    @Test
    void an_account_is_closed() {
        HttpResponse<String> response = call("DELETE", "/v1/accounts/111122223333", "");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void an_account_that_is_not_there_is_not_closed() {
        assertRefused(call("DELETE", "/v1/accounts/999999999999", ""), 404, "NoSuchEntity");
    }

    @Test
    void root_gets_new_credentials() {
        HttpResponse<String> response = call("POST", "/v1/accounts/111122223333/root-credentials", "");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).contains("\"secretAccessKey\":\"");
    }

    @Test
    void a_service_principal_gets_credentials() {
        HttpResponse<String> response = call("POST", "/v1/services/lambda.amazonaws.com/credentials", "");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).contains("secret of lambda.amazonaws.com");
    }

    @Test
    void a_verification_fails_when_a_service_does_not_answer() {
        HttpResponse<String> response = call("POST", "/v1/verify", "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"passed\":false")
                .contains("\"identity\":{\"findings\":[]")
                .contains("\"audit\":{\"error\":\"no answer\"}");
    }
}
