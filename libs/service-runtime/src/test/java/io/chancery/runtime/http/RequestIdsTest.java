package io.chancery.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RequestIdsTest {

    private static String credential(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8))
                + ".signature";
    }

    @Test
    void the_credential_s_request_id_is_found() {
        assertThat(RequestIds.requestId(credential("{\"issuer\":\"gateway\",\"requestId\":\"abc-123\"}")))
                .contains("abc-123");
    }

    @Test
    void what_is_no_id_stays_out_of_the_log() {
        assertThat(RequestIds.requestId(credential("{\"requestId\":\"a\\nb\"}")))
                .isEmpty();
        assertThat(RequestIds.requestId(credential("{\"requestId\":7}"))).isEmpty();
        assertThat(RequestIds.requestId(credential("{"))).isEmpty();
        assertThat(RequestIds.requestId("no credential")).isEmpty();
        assertThat(RequestIds.requestId("%%%.x")).isEmpty();
    }
}
