package io.chancery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.gateway.stub.StubGot;
import io.chancery.gateway.stub.SuiteResource;
import io.chancery.gateway.stub.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision API through the gateway: who may come in, and what policy-service gets. */
@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class DecisionTest {

    private static final String QUESTION = "{\"action\":{\"name\":\"s3:GetObject\"}}";

    private static HttpRequest.Builder question() {
        return HttpRequest.newBuilder(Requests.base().resolve("/access/v1/evaluation"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION));
    }

    private static Requests.Signing signed() {
        return Requests.signed()
                .service("chancery")
                .path("/access/v1/evaluation")
                .header("Content-Type", "application/json")
                .body(QUESTION);
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(Requests.code(response)).isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access/v1/evaluation",
                "/access/v1/evaluations",
                "/access/v1/search/subject",
                "/access/v1/search/resource",
                "/access/v1/search/action",
                "/v1/policy/simulate",
                "/v1/policy/validate",
                "/v1/policy/check-no-new-access",
                "/v1/policy/check-access-not-granted",
                "/v1/policy/check-no-public-access",
                "/v1/policy/external-access"
            })
    void a_signed_question_reaches_policy_service_with_its_caller(String path) {
        StubGot got = Requests.got(signed().path(path).send());
        assertThat(got.owner()).isEqualTo("policy");
        assertThat(got.target()).isEqualTo(path);
        assertThat(got.body()).isEqualTo(QUESTION);
        assertThat(got.credential()
                        .caller()
                        .orElseThrow()
                        .accessKeyId()
                        .orElseThrow()
                        .value())
                .isEqualTo(TestKeys.ALICE);
    }

    @ParameterizedTest
    @CsvSource({
        "access-analyzer,/v1/policy/validate,SignatureDoesNotMatch",
        "chancery,/policy/validation,InvalidSignatureException",
        "iam,/policy/check-no-new-access,InvalidSignatureException"
    })
    void a_signature_is_for_the_api_that_the_path_is_of(String service, String path, String code) {
        HttpResponse<String> response = signed().service(service).path(path).send();

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("X-Amzn-ErrorType").orElseGet(() -> Requests.code(response)))
                .isEqualTo(code);
    }

    @Test
    void the_access_analyzer_api_words_what_goes_wrong_before_it_is_asked() {
        HttpResponse<String> response =
                Requests.send(HttpRequest.newBuilder(Requests.base().resolve("/policy/validation"))
                        .GET()
                        .build());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("X-Amzn-ErrorType")).contains("UnknownOperationException");
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        assertThat(response.body()).isEqualTo("{\"message\":\"This path answers to POST only.\"}");
    }

    @Test
    void the_access_analyzer_api_refuses_who_says_nothing_of_himself_as_aws_does() {
        HttpResponse<String> response =
                Requests.send(HttpRequest.newBuilder(Requests.base().resolve("/policy/validation"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                        .build());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("X-Amzn-ErrorType")).contains("MissingAuthenticationTokenException");
        assertThat(response.body()).isEqualTo("{\"message\":\"Request is missing Authentication Token\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/external-access?account=111122223333", "/v1/catalogue/services", "/v1/catalogue/services/s3"
            })
    void what_is_read_is_passed_on_as_it_came(String target) {
        HttpRequest request = HttpRequest.newBuilder(Requests.base().resolve(target))
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .build();

        StubGot got = Requests.got(Requests.send(request));

        assertThat(got.owner()).isEqualTo("policy");
        assertThat(got.target()).isEqualTo(target);
        assertThat(got.credential().caller()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/resource-policies/arn%3Aaws%3As3%3A%3A%3Afigures",
                "/v1/resource-policies/arn:aws:s3:::figures?account=111122223333",
                "/v1/resource-policies/arn%3Aaws%3Asqs%3Aeu-west-1%3A111122223333%3Aa%2Fb/c"
            })
    void the_arn_of_a_resource_is_passed_on_as_it_came(String target) {
        for (String method : List.of("PUT", "GET", "DELETE")) {
            HttpRequest request = HttpRequest.newBuilder(Requests.base().resolve(target))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                    .method(method, HttpRequest.BodyPublishers.ofString(QUESTION))
                    .build();
            StubGot got = Requests.got(Requests.send(request));
            assertThat(got.owner()).isEqualTo("policy");
            assertThat(got.target()).isEqualTo(target);
            assertThat(got.credential().caller()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/organization",
                "POST /v1/organization/groups",
                "GET /v1/organization/groups/ou-root-production22",
                "PATCH /v1/organization/groups/ou-root-production22",
                "DELETE /v1/organization/groups/ou-root-production22",
                "PUT /v1/organization/groups/r-root/service-control-policies",
                "GET /v1/organization/groups/r-root/resource-control-policies",
                "PUT /v1/accounts/111122223333/group",
                "GET /v1/accounts/111122223333/group",
                "PUT /v1/accounts/111122223333/service-control-policies",
                "DELETE /v1/accounts/111122223333/resource-control-policies"
            })
    void what_is_about_the_organisation_of_accounts_reaches_policy_service(String call) {
        String method = call.split(" ", 2)[0];
        String target = call.split(" ", 2)[1];
        HttpRequest request = HttpRequest.newBuilder(Requests.base().resolve(target))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(QUESTION))
                .build();

        StubGot got = Requests.got(Requests.send(request));

        assertThat(got.owner()).isEqualTo("policy");
        assertThat(got.target()).isEqualTo(target);
        assertThat(got.credential().caller()).isEmpty();
    }

    @Test
    void the_operators_question_comes_from_nobody() {
        HttpRequest request = question()
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .build();
        assertThat(Requests.got(Requests.send(request)).credential().caller()).isEmpty();
    }

    @Test
    void a_request_id_comes_back() {
        HttpRequest request = question()
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .header("X-Request-ID", "pep-1")
                .build();
        assertThat(Requests.send(request).headers().firstValue("X-Request-ID")).contains("pep-1");
    }

    /** "MUST include the same identifier in the response": whatever the answer, and however long the identifier. */
    @Test
    void a_request_id_comes_back_with_a_refusal_too() {
        String id = "pep-" + "1".repeat(2_000);
        HttpResponse<String> refused =
                Requests.send(question().header("X-Request-ID", id).build());
        assertRefused(refused, 401, "MissingAuthenticationToken");
        assertThat(refused.headers().allValues("X-Request-ID")).containsExactly(id);
        HttpResponse<String> lost =
                Requests.send(HttpRequest.newBuilder(Requests.base().resolve("/access/v1/nowhere"))
                        .header("X-Request-ID", "pep-2")
                        .GET()
                        .build());
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(lost.headers().allValues("X-Request-ID")).containsExactly("pep-2");
    }

    @Test
    void a_question_without_a_type_is_refused() {
        HttpResponse<String> response =
                Requests.send(HttpRequest.newBuilder(Requests.base().resolve("/access/v1/evaluation"))
                        .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                        .build());

        assertRefused(response, 400, "ValidationError");
        assertThat(response.body()).contains("Content-Type must be application/json, not ''");
    }

    @Test
    void a_question_of_nobody_is_refused() {
        HttpResponse<String> response = Requests.send(question().build());
        assertRefused(response, 401, "MissingAuthenticationToken");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"chancery\"");
    }

    @Test
    void a_wrong_token_is_refused() {
        HttpResponse<String> response =
                Requests.send(question().header("Authorization", "Bearer wrong").build());
        assertRefused(response, 401, "InvalidToken");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
    }

    @Test
    void a_signature_for_iam_opens_no_decision() {
        assertRefused(signed().service("iam").send(), 401, "SignatureDoesNotMatch");
    }

    @Test
    void a_wrong_signature_is_refused_in_json() {
        HttpResponse<String> response = signed().secret("another").send();
        assertRefused(response, 401, "SignatureDoesNotMatch");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"chancery\"");
    }

    @Test
    void token_and_signature_at_once_are_refused() {
        HttpRequest presigned = signed().presigned(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .build();
        assertRefused(Requests.send(presigned), 400, "InvalidRequest");
    }

    @Test
    void a_question_larger_than_the_limit_is_refused() {
        HttpRequest request = question()
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString("a".repeat(2 << 20)))
                .build();
        assertRefused(Requests.send(request), 413, "RequestEntityTooLarge");
    }

    @Test
    void a_simulation_may_be_larger_than_a_question() {
        HttpRequest.Builder simulation = HttpRequest.newBuilder(Requests.base().resolve("/v1/policy/simulate"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN);
        String large = "a".repeat(4 << 20);
        HttpRequest taken =
                simulation.POST(HttpRequest.BodyPublishers.ofString(large)).build();
        assertThat(Requests.got(Requests.send(taken)).body()).isEqualTo(large);
        HttpRequest tooLarge = simulation
                .POST(HttpRequest.BodyPublishers.ofString(large + "a"))
                .build();
        HttpResponse<String> refused = Requests.send(tooLarge);
        assertRefused(refused, 413, "RequestEntityTooLarge");
        assertThat(refused.body()).contains("4194304 bytes");
    }

    @Test
    void another_method_is_refused() {
        HttpResponse<String> response = Requests.send(question().GET().build());
        assertRefused(response, 405, "MethodNotAllowed");
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void the_configuration_names_the_gateway_as_it_was_addressed() {
        HttpResponse<String> response =
                Requests.send(HttpRequest.newBuilder(Requests.base().resolve("/.well-known/authzen-configuration"))
                        .build());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"policy_decision_point\":\"" + Requests.base() + "\"")
                .contains("\"access_evaluation_endpoint\":\"" + Requests.base() + "/access/v1/evaluation\"")
                .contains("\"access_evaluations_endpoint\":\"" + Requests.base() + "/access/v1/evaluations\"")
                .contains("\"search_subject_endpoint\":\"" + Requests.base() + "/access/v1/search/subject\"")
                .contains("\"search_resource_endpoint\":\"" + Requests.base() + "/access/v1/search/resource\"")
                .contains("\"search_action_endpoint\":\"" + Requests.base() + "/access/v1/search/action\"");
    }
}
