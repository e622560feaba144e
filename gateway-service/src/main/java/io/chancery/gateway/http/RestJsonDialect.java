package io.chancery.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chancery.contracts.ContractJson;
import io.chancery.runtime.failure.Failures;
import java.util.Map;
import java.util.Optional;

/**
 * AWS's APIs of JSON over paths ("AWS restJson1 protocol", Smithy 2.0): the error's name is in a header. The names are those
 * that such services have for what IAM's Query protocol calls otherwise ("Common Errors", Access Analyzer API Reference).
 */
public final class RestJsonDialect implements Dialect {

    private static final String ERROR_TYPE = "X-Amzn-ErrorType";
    private static final String VALIDATION = "ValidationException";
    private static final String INTERNAL = "InternalServerException";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("AccessDenied", "AccessDeniedException"),
            Map.entry("ExpiredToken", "ExpiredTokenException"),
            Map.entry("IncompleteSignature", "IncompleteSignatureException"),
            Map.entry("InternalFailure", INTERNAL),
            Map.entry("InvalidClientTokenId", "UnrecognizedClientException"),
            Map.entry("InvalidRequest", VALIDATION),
            Map.entry("MalformedQueryString", VALIDATION),
            Map.entry("MethodNotAllowed", "UnknownOperationException"),
            Map.entry("MissingAuthenticationToken", "MissingAuthenticationTokenException"),
            Map.entry("RequestEntityTooLarge", "RequestEntityTooLargeException"),
            Map.entry("RequestExpired", "InvalidSignatureException"),
            Map.entry("ServiceUnavailable", INTERNAL),
            Map.entry("SignatureDoesNotMatch", "InvalidSignatureException"),
            Map.entry("Throttling", "ThrottlingException"),
            Map.entry("UnsupportedMediaType", "UnsupportedMediaTypeException"),
            Map.entry("ValidationError", VALIDATION));

    /** @param reason of a ValidationException, which has one */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Error(String message, Optional<String> reason) {}

    @Override
    public Reply refusal(Failures.Told told, Received request) {
        String name = NAMES.getOrDefault(told.code(), told.code());
        Optional<String> reason = name.equals(VALIDATION) ? Optional.of("other") : Optional.empty();
        return Reply.of(told.status(), JsonDialect.TYPE, ContractJson.write(new Error(told.message(), reason)))
                .with(ERROR_TYPE, name);
    }
}
