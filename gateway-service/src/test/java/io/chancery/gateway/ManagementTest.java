package io.chancery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.gateway.stub.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and metrics. */
@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class ManagementTest {

    private static HttpResponse<String> get(String path) {
        return Requests.send(
                HttpRequest.newBuilder(Requests.base().resolve(path)).build());
    }

    /** Ready, although audit-service is down in these tests: another service's health is not the gateway's. */
    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started"})
    void the_gateway_is_up_whoever_else_is_down(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"UP\"");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void requests_and_the_signing_key_cache_are_measured() {
        Requests.signed().send();
        assertThat(get("/q/metrics").body())
                .contains("chancery_gateway_requests_seconds_count{api=\"iam\",operation=\"ListUsers\",status=\"200\"")
                .contains("cache_gets_total{cache=\"signing-keys\"");
    }
}
