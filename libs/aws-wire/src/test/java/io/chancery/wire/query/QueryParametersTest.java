package io.chancery.wire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static QueryParameters parse(String form) {
        return QueryParameters.parse(form.getBytes(StandardCharsets.UTF_8), FORM);
    }

    private static void assertMalformed(String form) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> parse(form))
                .satisfies(e -> assertThat(e.code()).isEqualTo("MalformedQueryString"));
    }

    @Test
    void a_form_is_decoded() {
        QueryParameters parameters = parse("Action=CreateUser&Version=2010-05-08&&A=b+c%20d%2B%C3%A9&E=&F&G=h=i");
        assertThat(parameters.action()).contains("CreateUser");
        assertThat(parameters.version()).contains("2010-05-08");
        assertThat(parameters.value("A")).contains("b c d+é");
        assertThat(parameters.value("E")).contains("");
        assertThat(parameters.value("F")).contains("");
        assertThat(parameters.value("G")).contains("h=i");
        assertThat(parameters.value("Z")).isEmpty();
    }

    @Test
    void body_and_url_are_read_together() {
        QueryParameters parameters = QueryParameters.parse("A=1".getBytes(StandardCharsets.UTF_8), FORM, "B=2");
        assertThat(parameters.all()).containsOnlyKeys("A", "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=%", "A=%4", "A=%zz", "%=b", "A=%C3", "A=%C0%AF", "A=%ED%A0%80"})
    void a_bad_escape_or_bad_utf_8_is_refused(String form) {
        assertMalformed(form);
    }

    @Test
    void raw_bytes_that_are_not_utf_8_are_refused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> QueryParameters.parse(new byte[] {'A', '=', (byte) 0xFF}, FORM))
                .satisfies(e -> assertThat(e.code()).isEqualTo("MalformedQueryString"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=1&A=1", "A=1&%41=2"})
    void a_name_given_twice_is_refused(String form) {
        assertMalformed(form);
    }

    @Test
    void a_name_given_in_body_and_url_is_refused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> QueryParameters.parse("Action=A".getBytes(StandardCharsets.UTF_8), FORM, "Action=B"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("MalformedQueryString"));
    }

    @Test
    void too_many_parameters_are_refused() {
        assertMalformed(IntStream.rangeClosed(0, QueryParameters.MAX_PARAMETERS)
                .mapToObj(i -> "p" + i + "=")
                .collect(Collectors.joining("&")));
    }

    @Test
    void too_large_a_body_is_refused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> QueryParameters.parse(new byte[QueryParameters.MAX_BYTES + 1], FORM))
                .satisfies(e -> assertThat(e.httpStatus()).isEqualTo(413));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "text/plain", "application/json", "application/x-www-form-urlencoded; charset=iso-8859-1"})
    void a_body_of_another_type_is_refused(String contentType) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> QueryParameters.parse("A=1".getBytes(StandardCharsets.UTF_8), contentType))
                .satisfies(e -> assertThat(e.httpStatus()).isEqualTo(415));
    }

    @Test
    void values_do_not_show_in_a_log() {
        assertThat(parse("Password=hunter2")).hasToString("QueryParameters[Password]");
    }
}
