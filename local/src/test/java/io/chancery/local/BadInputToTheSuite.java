package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.local.RawRequest.Answer;
import io.chancery.local.client.DecisionClient;
import io.chancery.local.client.Keys;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or broken client sends to the gateway's port. */
interface BadInputToTheSuite {

    String LIST_USERS = "Action=ListUsers&Version=2010-05-08";

    SuiteClients clients();

    /** Keys that may do everything in their account. */
    Keys admin();

    private RawRequest request() {
        return new RawRequest(clients().address().gateway());
    }

    private RawRequest listUsers() {
        return request().form(LIST_USERS).signed(admin());
    }

    private RawRequest operator(String method, String path, String json) {
        return request()
                .method(method)
                .path(path)
                .body(RawRequest.JSON, json)
                .header("Authorization", "Bearer " + clients().address().operatorToken());
    }

    private RawRequest question(String json) {
        return operator("POST", DecisionClient.EVALUATION, json);
    }

    private static void assertRefused(RawRequest request, int status, String code) {
        Answer answer = request.send();
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    default void a_good_request_is_answered() {
        assertThat(listUsers().send().status()).isEqualTo(200);
        assertThat(request()
                        .method("GET")
                        .path("/?" + LIST_USERS)
                        .signed(admin())
                        .presigned(Duration.ofMinutes(1))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void who_asks_must_be_proven() {
        Keys admin = admin();
        Keys unknown = Keys.of("AKIAIOSFODNN7EXAMPLE", admin.secretAccessKey());
        Keys wrong = Keys.of(admin.accessKeyId(), "another secret");
        assertRefused(request().form(LIST_USERS), 403, "MissingAuthenticationToken");
        assertRefused(listUsers().signed(unknown), 403, "InvalidClientTokenId");
        assertRefused(listUsers().signed(wrong), 403, "SignatureDoesNotMatch");
        assertRefused(listUsers().bodySent(LIST_USERS + "&MaxItems=1"), 403, "SignatureDoesNotMatch");
        assertRefused(listUsers().service("sts"), 403, "SignatureDoesNotMatch");
        assertRefused(listUsers().service("chancery"), 403, "SignatureDoesNotMatch");
        assertRefused(listUsers().clockOff(Duration.ofMinutes(-6)), 403, "SignatureDoesNotMatch");
        assertRefused(listUsers().clockOff(Duration.ofMinutes(6)), 403, "SignatureDoesNotMatch");
        assertRefused(listUsers().header("X-Amz-Extra", "1"), 403, "SignatureDoesNotMatch");
        assertRefused(listUsers().header("X-Amz-Security-Token", "forged"), 403, "SignatureDoesNotMatch");
        assertRefused(
                request().form(LIST_USERS).header("Authorization", "AWS4-HMAC-SHA256 Credential=a/b"),
                400,
                "IncompleteSignature");
        assertRefused(
                request()
                        .method("GET")
                        .path("/?" + LIST_USERS)
                        .signed(admin)
                        .clockOff(Duration.ofMinutes(-2))
                        .presigned(Duration.ofMinutes(1)),
                400,
                "RequestExpired");
    }

    @ParameterizedTest
    @CsvSource({
        "Action=ListUsers&Action=ListUsers&Version=2010-05-08, 404, MalformedQueryString",
        "Action=ListUsers&Version=2010-05-08&PathPrefix=%zz, 404, MalformedQueryString",
        "Action=ListUsers&Version=2010-05-08&PathPrefix=%ff, 404, MalformedQueryString",
        "Version=2010-05-08, 400, MissingAction",
        "Action=ListUser&Version=2010-05-08, 400, InvalidAction",
        "Action=ListUsers&Version=2011-06-15, 400, InvalidAction",
        "Action=ListUsers, 400, InvalidAction",
        "Action=CreateVirtualMFADevice&Version=2010-05-08, 400, InvalidAction",
        "Action=ListUsers&Version=2010-05-08&MaxItems=many, 400, ValidationError",
        "Action=ListUsers&Version=2010-05-08&MaxItems=0, 400, ValidationError",
        "Action=ListUsers&Version=2010-05-08&Marker=forged, 400, ValidationError",
        "Action=CreateUser&Version=2010-05-08, 400, ValidationError",
        "Action=CreateUser&Version=2010-05-08&UserName=, 400, ValidationError",
        "Action=CreateUser&Version=2010-05-08&UserName=a%0Ab, 400, ValidationError",
        "Action=CreateUser&Version=2010-05-08&UserName=a&Path=team, 400, ValidationError",
        "Action=GetPolicy&Version=2010-05-08&PolicyArn=nonsense, 400, ValidationError"
    })
    default void what_is_asked_must_make_sense(String form, int status, String code) {
        assertRefused(request().form(form).signed(admin()), status, code);
    }

    @Test
    default void a_body_must_be_a_form_of_bounded_size() {
        assertRefused(request().body("application/json", "{}").signed(admin()), 415, "UnsupportedMediaType");
        String large = LIST_USERS + "&PathPrefix=" + "x".repeat(2_000_000);
        assertRefused(request().form(large).signed(admin()), 413, "RequestEntityTooLarge");
        assertRefused(listUsers().method("PUT"), 405, "MethodNotAllowed");
        assertRefused(operator("POST", "/internal/verify", "{}"), 404, "NotFound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"subject\":{}}",
                "{\"subject\":{\"type\":\"iam\",\"id\":\"alice\"},\"action\":{\"name\":\"s3:GetObject\"},"
                        + "\"resource\":{\"type\":\"s3\",\"id\":\"arn:aws:s3:::a\"}}",
                "{\"subject\":{\"type\":\"iam\",\"id\":\"arn:aws:iam::111122223333:user/a\"},\"action\":{\"name\":\"s3:\"},"
                        + "\"resource\":{\"type\":\"s3\",\"id\":\"arn:aws:s3:::a\"}}",
                "{\"subject\":{\"type\":\"iam\",\"id\":\"arn:aws:iam::111122223333:user/a\"},"
                        + "\"action\":{\"name\":\"s3:GetObject\"},\"action\":{\"name\":\"s3:PutObject\"},"
                        + "\"resource\":{\"type\":\"s3\",\"id\":\"arn:aws:s3:::a\"}}"
            })
    default void a_question_must_be_understood(String json) {
        Answer answer = question(json).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    default void only_who_is_known_gets_decisions() {
        RawRequest nobody = request().path(DecisionClient.EVALUATION).body(RawRequest.JSON, "{}");
        assertRefused(nobody, 401, "MissingAuthenticationToken");
        assertRefused(nobody.header("Authorization", "Bearer wrong"), 401, "InvalidToken");
    }

    @Test
    default void the_operators_calls_are_checked() {
        RawRequest nobody = request().path("/v1/accounts").body(RawRequest.JSON, "{}");
        assertRefused(nobody, 401, "MissingAuthenticationToken");
        assertRefused(nobody.signed(admin()), 401, "MissingAuthenticationToken");
        assertRefused(operator("POST", "/v1/accounts", "{\"accountId\":\"12\"}"), 400, "ValidationError");
        assertRefused(operator("POST", "/v1/accounts", "{\"admin\":\"no spaces\"}"), 400, "ValidationError");
        assertRefused(operator("POST", "/v1/accounts", "{\"name\":\"a\"}"), 400, "ValidationError");
        assertRefused(operator("DELETE", "/v1/accounts/999999999999", "{}"), 404, "NoSuchEntity");
        assertRefused(operator("POST", "/v1/services/Lambda!/credentials", "{}"), 400, "ValidationError");
    }
}
