package io.chancery.language.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A document eight times as long takes eight times the steps to parse, whatever somebody writes into it. */
class ParserStepsTest {

    private static final int SMALL = 200;
    private static final int TIMES = 8;

    private static final CountingLoader LOADER = new CountingLoader();

    /** All that is read of a document when it is sent. */
    public static final class Upload implements Consumer<String> {

        private static final int ANY_SIZE = Integer.MAX_VALUE;

        @Override
        public void accept(String json) {
            try {
                PolicyDocument document = PolicyDocument.parse(json, PolicyKind.RESOURCE, ANY_SIZE);
                document.contextKeys();
                document.namedAccounts();
                document.namedUsersAndRoles();
                document.statementSpans();
            } catch (MalformedPolicyException refused) {
                refused.place();
            }
        }
    }

    /** The letters of a text, each compared with all. */
    public static final class Quadratic implements Consumer<String> {

        private int same;

        @Override
        public void accept(String text) {
            for (int i = 0; i < text.length(); i++) {
                for (int j = 0; j < text.length(); j++) {
                    same += text.charAt(i) == text.charAt(j) ? 1 : 0;
                }
            }
        }
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("stars in a resource", n -> resource("arn:aws:s3:::" + "*a".repeat(n) + "*b")),
                shape("stars and question marks in turns", n -> resource("arn:aws:s3:::" + "*?".repeat(n) + "b*")),
                shape("a long text between stars", n -> resource("arn:aws:s3:::*" + "a".repeat(n) + "b*")),
                shape("colons without end", n -> resource("arn:aws:s3:::" + ":".repeat(n))),
                shape("stars in an action", n -> statement("\"Action\":\"s3:" + "*a".repeat(n) + "*b*\"")),
                shape("a very long value", n -> condition("\"s3:prefix\":\"" + "1:".repeat(n) + "\"")),
                shape(
                        "a variable in turns with text",
                        n -> condition("\"s3:prefix\":\"" + "${aws:userid}*a".repeat(n) + "\"")),
                shape("variables that never end", n -> condition("\"s3:prefix\":\"" + "${".repeat(n) + "\"")),
                shape("many values", n -> condition("\"s3:prefix\":[" + list(n, i -> "\"" + i + "\"") + "]")),
                shape("many keys", n -> condition(list(n, i -> "\"s3:%06d\":\"v\"".formatted(i)))),
                shape("keys that one hash code is of", n -> condition(list(n, i -> "\"s3:" + colliding(i) + "\":1"))),
                shape("many actions", n -> statement("\"Action\":[" + list(n, i -> "\"s3:%06d\"".formatted(i)) + "]")),
                shape(
                        "many principals",
                        n -> "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Principal\":{\"AWS\":["
                                + list(n, i -> "\"%012d\"".formatted(i)) + "]}}}"),
                shape(
                        "many statements",
                        n -> "{\"Statement\":[" + list(n, i -> inside("\"Sid\":\"%06d\"".formatted(i))) + "]}"),
                shape("escapes", n -> condition("\"s3:prefix\":\"" + "\\u0041\\n".repeat(n) + "\"")),
                shape("white space", n -> "{\"Statement\":" + " \n".repeat(n) + inside("\"Sid\":\"a\"") + "}"),
                shape("unknown elements", n -> statement(list(n, i -> "\"Acton%06d\":[{\"a\":\"b\"}]".formatted(i)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void steps_grow_as_the_document_does(String name, IntFunction<String> shape) {
        assertThat(growth(LOADER.copy(Upload.class), shape))
                .as("steps for %d of them, in those for %d", SMALL * TIMES, SMALL)
                .isBetween(7.0, 9.0);
    }

    @Test
    void what_grows_faster_is_noticed() {
        assertThat(growth(LOADER.copy(Quadratic.class), "a"::repeat)).isGreaterThan(60);
    }

    /** Without what a document takes however short it is. */
    private static double growth(Consumer<String> counted, IntFunction<String> shape) {
        counted.accept(shape.apply(1));
        long any = Steps.of(() -> counted.accept(shape.apply(1)));
        long small = Steps.of(() -> counted.accept(shape.apply(SMALL)));
        long large = Steps.of(() -> counted.accept(shape.apply(SMALL * TIMES)));
        return (double) (large - any) / (small - any);
    }

    private static Arguments shape(String name, IntFunction<String> shape) {
        return arguments(name, shape);
    }

    private static String inside(String element) {
        String action = element.contains("\"Action\"") ? "" : "\"Action\":\"*\",";
        return "{\"Effect\":\"Allow\",\"Principal\":\"*\",%s%s}".formatted(action, element);
    }

    private static String statement(String element) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":" + inside(element) + "}";
    }

    private static String resource(String resource) {
        return statement("\"Resource\":\"" + resource + "\"");
    }

    private static String condition(String keys) {
        return statement("\"Condition\":{\"StringLike\":{" + keys + "}}");
    }

    private static String list(int n, IntFunction<String> item) {
        return IntStream.range(0, n).mapToObj(item).collect(Collectors.joining(","));
    }

    /** "Aa" and "BB" have one {@link String#hashCode} between them, as have all texts of so many of either. */
    private static String colliding(int i) {
        return IntStream.range(0, 13)
                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
