package io.chancery.identity.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.chancery.runtime.internal.InternalCredential;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Puts the request's id, as the calling service tells it, on every log line. The credential is not verified here: the id
 * serves for nothing but logs, and its form is checked so that nothing can be smuggled into them.
 */
public class RequestIds {

    private static final String MDC_KEY = "requestId";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final JsonFactory JSON = new JsonFactory();

    @ServerRequestFilter
    public void name(ContainerRequestContext request) {
        Optional.ofNullable(request.getHeaderString(InternalCredential.HEADER))
                .flatMap(RequestIds::requestId)
                .ifPresent(id -> MDC.put(MDC_KEY, id));
    }

    static Optional<String> requestId(String credential) {
        int dot = credential.indexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(Base64.getUrlDecoder().decode(credential.substring(0, dot)))) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("requestId")) {
                    return Optional.ofNullable(json.nextTextValue())
                            .filter(id -> FORM.matcher(id).matches());
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
