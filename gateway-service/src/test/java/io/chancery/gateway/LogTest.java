package io.chancery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.gateway.stub.SuiteResource;
import io.chancery.gateway.stub.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the log, and what never is. */
@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class LogTest {

    private static String log() throws IOException {
        return Files.readString(Path.of(SuiteResource.LOG_FILE));
    }

    @Test
    void a_refusal_is_found_by_its_request_id() throws IOException {
        HttpResponse<String> response = Requests.signed().secret("another").send();
        String requestId = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
        assertThat(log().lines().filter(line -> line.contains(requestId)))
                .anyMatch(line -> line.contains("refused POST /: 403 SignatureDoesNotMatch"));
    }

    @Test
    void no_secret_token_signature_or_key_is_in_it() throws IOException {
        HttpRequest presigned = Requests.signed()
                .key(TestKeys.SESSION)
                .token(TestKeys.TOKEN)
                .get(Requests.LIST_USERS + "&Password=very-secret-password")
                .presigned(Duration.ofMinutes(5))
                .build();
        Requests.send(presigned);
        Requests.signed()
                .body(Requests.LIST_USERS + "&Password=very-secret-password")
                .send();
        Requests.signed().secret("a wrong secret").token(TestKeys.TOKEN).send();
        Requests.signed().key(TestKeys.UNANSWERED).send();
        Requests.send(HttpRequest.newBuilder(Requests.base().resolve("/v1/accounts"))
                .header("Authorization", "Bearer " + TestKeys.OPERATOR_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString("{\"alias\":\"very-secret-password\"}"))
                .build());
        String log = log();
        for (String secret : List.of(
                TestKeys.TOKEN,
                "token-of-the-session",
                TestKeys.OPERATOR_TOKEN,
                "very-secret-password",
                "Signature=",
                "X-Amz-Signature",
                "X-Chancery-Credential",
                TestKeys.secret(TestKeys.SESSION),
                TestKeys.secret(TestKeys.ALICE))) {
            assertThat(log).doesNotContain(secret);
        }
    }
}
