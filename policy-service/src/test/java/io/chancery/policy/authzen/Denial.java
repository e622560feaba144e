package io.chancery.policy.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A denial, as an endpoint words it.
 *
 * @param sealed what the identity-service that stands in was asked to seal, and for whom
 */
public record Denial(String reason, String sealed) {

    private static final String SEALED = ". Encoded authorization failure message: ";

    /** @param answer with {@code code} and {@code message} */
    public static Denial of(JsonNode answer) {
        assertThat(answer.path("code").textValue()).isEqualTo("AccessDenied");
        String message = answer.path("message").textValue();
        assertThat(message).contains(SEALED);
        int at = message.indexOf(SEALED);
        byte[] sealed = Base64.getUrlDecoder().decode(message.substring(at + SEALED.length()));
        return new Denial(message.substring(0, at), new String(sealed, StandardCharsets.UTF_8));
    }
}
