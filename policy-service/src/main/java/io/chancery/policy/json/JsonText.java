package io.chancery.policy.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.chancery.policy.authzen.InvalidRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a body as {@link Json}. A name that comes twice is noted and refused by who reads the object, so that it spoils
 * no more than its case.
 */
public final class JsonText {

    /** Deeper than any call; what is too deep for a policy document is refused with that document. */
    private static final int DEPTH = 256;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();

    private final String body;
    private final JsonParser parser;

    private JsonText(String body, JsonParser parser) {
        this.body = body;
        this.parser = parser;
    }

    /** @throws InvalidRequest if it is not one JSON value in UTF-8 */
    public static Json read(byte[] bytes) {
        String body = utf8(bytes);
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                throw InvalidRequest.saying("the body is empty");
            }
            Json json = new JsonText(body, parser).value();
            if (parser.nextToken() != null) {
                throw InvalidRequest.saying("the body is not JSON: text after its end");
            }
            return json;
        } catch (StreamConstraintsException e) {
            throw InvalidRequest.saying(
                    "the body nests deeper than %d or holds too long a number or name".formatted(DEPTH));
        } catch (JsonProcessingException e) {
            throw InvalidRequest.saying("the body is not JSON: syntax error" + place(e));
        } catch (IOException e) {
            throw new IllegalStateException("reading from a string cannot fail", e);
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw InvalidRequest.saying("the body is not UTF-8");
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private Json value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> new Json.Scalar(parser.getText());
            case VALUE_NULL -> new Json.Null();
            default -> throw new IllegalStateException("no value starts with " + parser.currentToken());
        };
    }

    private Json object() throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        Map<String, Json> members = new LinkedHashMap<>();
        Optional<String> repeated = Optional.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            boolean again = members.putIfAbsent(name, value()) != null;
            repeated = again && repeated.isEmpty() ? Optional.of(name) : repeated;
        }
        int end = (int) parser.currentLocation().getCharOffset();
        return new Json.Members(members, repeated, body, start, end);
    }

    private Json list() throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Json.Items(items);
    }
}
