package io.chancery.policy.reference;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccountId;
import io.chancery.policy.analysis.Calls;
import io.chancery.policy.analysis.Calls.Answer;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.runtime.caller.Caller;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read with GET: the catalogue, and the external access of an account. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class CatalogueHttpTest {

    @BeforeEach
    void ready() {
        eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
    }

    private static JsonNode named(JsonNode list, String member, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(item -> item.path(member).textValue().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void services_are_listed() {
        Answer answer = Calls.get("/v1/catalogue/services");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("version").textValue()).matches("[0-9.]+");
        assertThat(named(answer.json().path("services"), "prefix", "s3")
                        .path("name")
                        .textValue())
                .isEqualTo("Amazon S3");
    }

    @Test
    void a_service_is_described() {
        JsonNode s3 = Calls.get("/v1/catalogue/services/s3").json();

        JsonNode get = named(s3.path("actions"), "name", "GetObject");
        assertThat(get.path("accessLevels").toString()).isEqualTo("[\"Read\"]");
        assertThat(get.path("conditionKeys").toString()).contains("s3:ExistingObjectTag/<key>");
        assertThat(named(s3.path("resourceTypes"), "name", "bucket")
                        .path("arns")
                        .toString())
                .isEqualTo("[\"arn:${Partition}:s3:::${BucketName}\"]");
        assertThat(named(s3.path("conditionKeys"), "name", "s3:max-keys")
                        .path("type")
                        .textValue())
                .isEqualTo("NUMERIC");
    }

    @Test
    void a_service_that_there_is_not_is_not_found() {
        Answer answer = Calls.get("/v1/catalogue/services/s4");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("There is no service s4.");
    }

    @Test
    void the_external_access_of_an_account_is_listed() {
        AccountId account = Suite.freshAccount();
        Caller root = Caller.root(account);
        String path = "/v1/resource-policies/arn:aws:s3:::open-" + account;
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Open\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";
        eventually(
                () -> assertThat(Calls.as(root, "PUT", path, policy).status()).isIn(200, 201));

        eventually(() -> {
            JsonNode finding = Calls.as(root, "GET", "/v1/external-access", "")
                    .json()
                    .path("findings")
                    .path(0);
            assertThat(finding.path("resource").textValue()).isEqualTo("arn:aws:s3:::open-" + account);
            assertThat(finding.path("statementId").textValue()).isEqualTo("Open");
            assertThat(finding.path("isPublic").booleanValue()).isTrue();
        });
        assertThat(Calls.get("/v1/external-access?account=" + account).json().path("findings"))
                .hasSize(1);
        assertThat(Calls.get("/v1/external-access").message())
                .isEqualTo("'account' is missing: the operator is in no account");
        assertThat(Calls.get("/v1/external-access?account=%s&maxResults=101".formatted(account))
                        .message())
                .isEqualTo("'maxResults' is '101'; it must be a number from 1 to 100");
        assertThat(Calls.as(root, "GET", "/v1/external-access?account=999999999999", "")
                        .status())
                .isEqualTo(403);
        assertThat(Calls.get("/v1/external-access?account=000000000001").status())
                .isIn(404, 503);
    }
}
