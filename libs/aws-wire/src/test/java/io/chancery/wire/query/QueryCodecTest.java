package io.chancery.wire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.wire.RequiredMember;
import io.chancery.wire.Structure;
import io.chancery.wire.WireException;
import io.chancery.wire.WireName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCodecTest {
    record UserName(String value) {
        private static final Constraint NAME =
                Constraint.pattern("[\\w+=,.@-]+").and(Constraint.length(1, 64));

        UserName {
            NAME.check(value);
        }
    }

    record MaxItems(int value) {
        MaxItems {
            Constraint.range(1, 1000).check(value);
        }
    }

    record Password(String value) {
        Password {
            Constraint.length(8, 128).secret().check(value);
        }
    }

    record Picky(String value) {
        Picky {
            throw new IllegalArgumentException("The picky one is never content.");
        }
    }

    record Tag(String key, String value) {}

    @Structure
    record PolicyArn(@WireName("arn") String arn) {}

    enum Status {
        @WireName("Active")
        ACTIVE,
        @WireName("Inactive")
        INACTIVE
    }

    record Plain(UserName userName, Optional<MaxItems> maxItems, List<Tag> tags) {}

    record Shapes(
            boolean yes,
            long big,
            Status status,
            Instant at,
            byte[] blob,
            Map<String, Integer> sizes,
            Tag nested,
            List<PolicyArn> policyArns,
            List<UserName> names,
            @WireName("SAMLAssertion") String assertion) {}

    record Untag(@RequiredMember List<String> tagKeys) {}

    record Secret(Password password) {}

    record Refusing(Picky picky) {}

    record Loop(Optional<Loop> loop, String name) {}

    record Unwireable(Object anything) {}

    private static final QueryCodec CODEC =
            QueryCodec.of(List.of(Plain.class, Shapes.class, Untag.class, Secret.class, Refusing.class));

    private static <T> T decode(Class<T> type, String form) {
        return CODEC.decode(
                type,
                QueryParameters.parse(
                        form.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded; charset=utf-8"));
    }

    private static void assertRefused(Class<?> type, String form, String message) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> decode(type, form))
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo("ValidationError"))
                .satisfies(e -> assertThat(e.httpStatus()).isEqualTo(400));
    }

    @Test
    void members_are_found_by_name_and_unknown_parameters_are_ignored() {
        Plain plain = decode(
                Plain.class,
                "Action=X&Version=Y&Colour=red&UserName=a%2Bb&MaxItems=7&Tags.member.1.Key=k+k&Tags.member.1.Value=");
        assertThat(plain)
                .isEqualTo(new Plain(new UserName("a+b"), Optional.of(new MaxItems(7)), List.of(new Tag("k k", ""))));
    }

    @Test
    void optional_members_and_lists_may_be_absent() {
        assertThat(decode(Plain.class, "UserName=alice"))
                .isEqualTo(new Plain(new UserName("alice"), Optional.empty(), List.of()));
    }

    @Test
    void every_shape_is_decoded() {
        Shapes shapes = decode(
                Shapes.class,
                "Yes=true&Big=5000000000&Status=Inactive&At=2026-01-01T01:00:00%2B01:00&Blob=aGk%3D"
                        + "&Sizes.entry.1.key=a&Sizes.entry.1.value=1&Nested.Key=k&Nested.Value=v"
                        + "&PolicyArns.member.1.arn=arn:x&Names.member.2=b&Names.member.10=c&Names.member.1=a"
                        + "&SAMLAssertion=s");
        assertThat(shapes)
                .usingRecursiveComparison()
                .isEqualTo(new Shapes(
                        true,
                        5_000_000_000L,
                        Status.INACTIVE,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "hi".getBytes(StandardCharsets.UTF_8),
                        Map.of("a", 1),
                        new Tag("k", "v"),
                        List.of(new PolicyArn("arn:x")),
                        List.of(new UserName("a"), new UserName("b"), new UserName("c")),
                        "s"));
    }

    @Test
    void an_empty_list_is_sent_as_an_empty_value() {
        assertThat(decode(Untag.class, "TagKeys=")).isEqualTo(new Untag(List.of()));
    }

    @Test
    void a_required_list_that_is_absent_is_refused() {
        assertRefused(
                Untag.class,
                "",
                "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint:"
                        + " Member must not be null");
    }

    @Test
    void a_missing_member_is_refused_in_the_words_of_aws() {
        assertRefused(
                Plain.class,
                "",
                "1 validation error detected: Value null at 'userName' failed to satisfy constraint:"
                        + " Member must not be null");
    }

    @Test
    void a_pattern_is_matched_over_the_whole_value() {
        assertRefused(
                Plain.class,
                "UserName=alice%0A",
                "1 validation error detected: Value 'alice\n' at 'userName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: [\\w+=,.@-]+");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertRefused(
                Plain.class,
                "UserName=&MaxItems=0&Tags.member.1.Key=k",
                "4 validation errors detected: Value '' at 'userName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: [\\w+=,.@-]+;"
                        + " Value '' at 'userName' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 1;"
                        + " Value '0' at 'maxItems' failed to satisfy constraint:"
                        + " Member must have value greater than or equal to 1;"
                        + " Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void a_value_that_is_too_long_meets_no_pattern() {
        String path = "a/".repeat(200_000);
        Constraint nested = Constraint.pattern("(([a-z]+/)*)").and(Constraint.length(1, 512));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> nested.check(path))
                .satisfies(e -> assertThat(e.at("path"))
                        .containsExactly("Value '" + path + "' at 'path' failed to satisfy constraint:"
                                + " Member must have length less than or equal to 512"));
    }

    @Test
    void a_secret_is_left_out_of_the_message() {
        assertRefused(
                Secret.class,
                "Password=short",
                "1 validation error detected: Value at 'password' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 8");
    }

    @Test
    void a_message_of_a_value_type_s_own_is_the_whole_message() {
        assertRefused(Refusing.class, "Picky=x", "The picky one is never content.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Yes=TRUE | 'TRUE' at 'yes' failed to satisfy constraint: Member must be true or false",
                "Big=1e3 | '1e3' at 'big' failed to satisfy constraint: Member must be a long integer",
                "Status=active | 'active' at 'status' failed to satisfy constraint:"
                        + " Member must satisfy enum value set: [Active, Inactive]",
                "At=yesterday | 'yesterday' at 'at' failed to satisfy constraint:"
                        + " Member must be an ISO 8601 timestamp",
                "Blob=* | '*' at 'blob' failed to satisfy constraint: Member must be base64"
            })
    void a_value_of_the_wrong_type_is_refused(String form, String clause) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> decode(Shapes.class, form))
                .withMessageContaining("Value " + clause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "01", "x", "-1", "1234567", ""})
    void an_index_that_is_none_is_refused(String index) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> decode(Plain.class, "UserName=a&Tags.member." + index + ".Key=k"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("MalformedQueryString"));
    }

    @Test
    void a_map_key_given_twice_is_refused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> decode(
                        Shapes.class,
                        "Sizes.entry.1.key=a&Sizes.entry.1.value=1&Sizes.entry.2.key=a&Sizes.entry.2.value=2"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("MalformedQueryString"));
    }

    @Test
    void a_component_without_a_form_on_the_wire_fails_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryCodec.of(List.of(Unwireable.class)))
                .withMessageContaining("java.lang.Object")
                .withMessageContaining("Unwireable");
    }

    @Test
    void a_record_that_contains_itself_fails_the_start() {
        assertThatIllegalArgumentException().isThrownBy(() -> QueryCodec.of(List.of(Loop.class)));
    }
}
