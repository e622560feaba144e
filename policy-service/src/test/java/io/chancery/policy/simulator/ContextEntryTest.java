package io.chancery.policy.simulator;

import static io.chancery.policy.Given.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestContext.Values;
import io.chancery.policy.simulator.ContextEntry.Type;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Context entries of the policy simulator. */
class ContextEntryTest {

    @Test
    void a_value_of_a_plain_type_is_single() {
        RequestContext context = context(entry("aws:SourceIp", Type.IP, "192.0.2.1"));
        assertThat(context.get("aws:sourceip")).hasValue(new Values(List.of("192.0.2.1"), false));
    }

    @Test
    void a_list_type_is_a_set_whatever_the_number_of_its_values() {
        RequestContext context =
                context(entry("acme:colours", Type.STRING_LIST, "red"), entry("acme:sizes", Type.NUMERIC_LIST));
        assertThat(context.get("acme:colours")).hasValue(new Values(List.of("red"), true));
        assertThat(context.get("acme:sizes")).as("a set without values").isEmpty();
    }

    @Test
    void a_key_that_is_documented_as_a_set_is_one() {
        assertThat(context(entry("aws:TagKeys", Type.STRING, "team")).get("aws:TagKeys"))
                .hasValue(new Values(List.of("team"), true));
    }

    @Test
    void without_a_type_the_number_of_values_tells() {
        assertThat(context(untyped("acme:colour", "red")).single("acme:colour")).hasValue("red");
        assertThat(context(untyped("acme:colour", "red", "blue")).get("acme:colour"))
                .hasValue(new Values(List.of("red", "blue"), true));
    }

    @ParameterizedTest
    @CsvSource({
        "NUMERIC, 10.5",
        "BOOLEAN, true",
        "IP, 2001:db8::1",
        "BINARY, UUlEREJRPT0=",
        "DATE, 2026-01-01T00:00:00Z",
        "DATE, 1767225600"
    })
    void a_value_of_its_type_is_taken(Type type, String value) {
        assertThat(context(entry("acme:value", type, value)).single("acme:value"))
                .hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMERIC, many, numeric",
        "BOOLEAN, yes, boolean",
        "IP, 192.0.2.0/24, ip",
        "BINARY, ?, binary",
        "DATE, yesterday, date"
    })
    void a_value_that_is_not_of_its_type_is_refused(Type type, String value, String name) {
        assertRefused(
                Refusal.INVALID_INPUT,
                "ContextEntries: acme:value is '%s', which is not of the type %s.".formatted(value, name),
                () -> context(entry("acme:value", type, value)));
    }

    @Test
    void a_plain_type_takes_one_value() {
        assertRefused(
                Refusal.INVALID_INPUT,
                "ContextEntries: acme:colour has 2 values; the type string takes one.",
                () -> context(entry("acme:colour", Type.STRING, "red", "blue")));
        assertRefused(
                Refusal.INVALID_INPUT,
                "ContextEntries: acme:colour has 0 values; the type string takes one.",
                () -> context(entry("acme:colour", Type.STRING)));
    }

    @Test
    void a_key_comes_once_and_has_a_name() {
        assertRefused(
                Refusal.INVALID_INPUT,
                "ContextEntries: AWS:SOURCEIP is there twice; context keys ignore case.",
                () -> context(untyped("aws:SourceIp", "192.0.2.1"), untyped("AWS:SOURCEIP", "192.0.2.2")));
        assertRefused(
                Refusal.INVALID_INPUT,
                "ContextEntries: an entry has no ContextKeyName.",
                () -> context(new ContextEntry(Optional.empty(), List.of("a"), Optional.empty())));
    }

    private static RequestContext context(ContextEntry... entries) {
        return ContextEntry.context(List.of(entries));
    }

    private static ContextEntry entry(String key, Type type, String... values) {
        return new ContextEntry(Optional.of(new ContextKeyName(key)), List.of(values), Optional.of(type));
    }

    private static ContextEntry untyped(String key, String... values) {
        return new ContextEntry(Optional.of(new ContextKeyName(key)), List.of(values), Optional.empty());
    }
}
