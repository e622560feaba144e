package io.chancery.gateway.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bodies of the operator's API: one JSON object, nothing unknown, nothing twice. */
public final class StrictJson {

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private StrictJson() {}

    /**
     * The body as a record; no body at all is {@code {}}.
     *
     * @throws WireException {@code UnsupportedMediaType} (415) or {@code ValidationError} (400), naming the property
     */
    public static <T> T read(Received request, Class<T> type) {
        boolean empty = request.body().length == 0;
        if (!empty) {
            requireJson(request.headers("Content-Type"));
        }
        try {
            // The word null is valid JSON and no object.
            return Optional.ofNullable(ContractJson.read(empty ? NOTHING : request.body(), type))
                    .orElseThrow(() -> invalid(null));
        } catch (UnreadableRecord e) {
            throw invalid(e.getCause());
        }
    }

    private static void requireJson(List<String> types) {
        boolean json = types.size() == 1
                && types.get(0)
                        .split(";", -1)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(JsonDialect.TYPE);
        if (!json) {
            throw new WireException("UnsupportedMediaType", "The body must be application/json.", 415);
        }
    }

    private static WireException invalid(@Nullable Throwable cause) {
        return new WireException("ValidationError", reason(cause), 400);
    }

    /** What is wrong, without any of the values. */
    private static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                "The property '%s' is unknown.".formatted(unknown.getPropertyName());
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() ->
                "The property '%s' has a wrong value or type or is given twice."
                        .formatted(mapping.getPath().stream()
                                .map(step -> String.valueOf(step.getFieldName()))
                                .collect(Collectors.joining(".")));
            case null, default -> "The body must be one JSON object without repeated properties.";
        };
    }
}
