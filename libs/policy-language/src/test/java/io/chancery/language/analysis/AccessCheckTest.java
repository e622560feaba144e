package io.chancery.language.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.analysis.AccessAnswer.Proved;
import io.chancery.language.analysis.AccessAnswer.Undecided;
import io.chancery.language.analysis.AccessAnswer.Witnessed;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessCheckTest {

    private static final String READ = allow("s3:Get*", "arn:aws:s3:::data/*", "");

    private static String allow(String action, String resource, String condition) {
        return statement("Allow", action, resource, condition);
    }

    private static String deny(String action, String resource, String condition) {
        return statement("Deny", action, resource, condition);
    }

    private static String statement(String effect, String action, String resource, String condition) {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"%s}"
                .formatted(
                        effect,
                        action,
                        resource,
                        condition.isEmpty() ? "" : ",\"Condition\":{%s}".formatted(condition));
    }

    private static PolicyDocument policy(PolicyKind kind, String... statements) {
        return PolicyDocument.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(String.join(",", statements)), kind);
    }

    private static PolicyDocument identity(String... statements) {
        return policy(PolicyKind.IDENTITY, statements);
    }

    private static AccessAnswer newAccess(PolicyDocument existing, PolicyDocument updated) {
        return AccessCheck.noNewAccess(existing, updated, PolicyKind.IDENTITY);
    }

    private static AccessAnswer newAccess(String existing, String updated) {
        return newAccess(identity(existing), identity(updated));
    }

    private static AccessAnswer granted(PolicyDocument policy, String action, String resource) {
        return AccessCheck.accessNotGranted(
                policy, List.of(new Access(List.of(action), List.of(resource))), PolicyKind.IDENTITY);
    }

    @Test
    void a_policy_grants_nothing_beyond_itself() {
        assertThat(newAccess(READ, READ)).isEqualTo(new Proved());
    }

    @Test
    void a_narrower_pattern_grants_nothing_new() {
        assertThat(newAccess(READ, allow("s3:GetObject", "arn:aws:s3:::data/reports/*", "")))
                .isEqualTo(new Proved());
    }

    @Test
    void a_wider_action_is_shown_by_a_request() {
        AccessAnswer answer = newAccess(READ, allow("s3:*Object", "arn:aws:s3:::data/*", ""));

        assertThat(answer).isInstanceOfSatisfying(Witnessed.class, witness -> {
            assertThat(witness.statement()).isZero();
            assertThat(witness.request().action()).startsWith("s3:").endsWith("object");
            assertThat(witness.request().resource()).startsWith("arn:aws:s3:::data/");
        });
    }

    @Test
    void two_statements_together_cover_what_neither_does() {
        PolicyDocument existing = identity(
                allow("*", "arn:aws:s3:::data/*", "\"Bool\":{\"aws:SecureTransport\":\"true\"}"),
                allow("*", "arn:aws:s3:::data/*", "\"BoolIfExists\":{\"aws:SecureTransport\":\"false\"}"));

        assertThat(newAccess(
                        existing,
                        identity(allow(
                                "*",
                                "arn:aws:s3:::data/*",
                                "\"Bool\":{\"aws:SecureTransport\":[\"true\",\"false\"]}"))))
                .isEqualTo(new Proved());
        assertThat(newAccess(existing, identity(allow("*", "arn:aws:s3:::data/*", ""))))
                .isInstanceOf(Witnessed.class);
    }

    @Test
    void what_the_updated_policy_denies_again_is_not_granted() {
        assertThat(newAccess(
                        identity(READ),
                        identity(
                                allow("s3:*", "arn:aws:s3:::data/*", ""),
                                deny("s3:P*", "*", ""),
                                deny("s3:D*", "*", ""))))
                .isInstanceOf(Witnessed.class);
        assertThat(newAccess(
                        identity(READ),
                        identity(
                                allow("s3:*", "arn:aws:s3:::data/*", ""),
                                "{\"Effect\":\"Deny\",\"NotAction\":\"s3:get*\",\"Resource\":\"*\"}")))
                .isEqualTo(new Proved());
    }

    @Test
    void a_deny_that_is_gone_is_new_access() {
        assertThat(newAccess(identity(READ, deny("*", "arn:aws:s3:::data/secret*", "")), identity(READ)))
                .isInstanceOfSatisfying(
                        Witnessed.class,
                        witness -> assertThat(witness.request().resource()).startsWith("arn:aws:s3:::data/secret"));
    }

    @Test
    void a_narrower_range_of_addresses_grants_nothing_new() {
        String office = "\"IpAddress\":{\"aws:SourceIp\":[\"192.0.2.0/25\",\"192.0.2.128/25\"]}";

        assertThat(newAccess(
                        allow("*", "*", office), allow("*", "*", "\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}")))
                .isEqualTo(new Proved());
        assertThat(newAccess(
                        allow("*", "*", office), allow("*", "*", "\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/23\"}")))
                .isInstanceOfSatisfying(
                        Witnessed.class,
                        witness -> assertThat(witness.request().context().single("aws:SourceIp"))
                                .hasValue("192.0.3.0"));
    }

    @Test
    void dates_and_numbers_are_compared_as_such() {
        assertThat(newAccess(
                        allow("*", "*", "\"DateLessThan\":{\"aws:CurrentTime\":\"2026-06-01T00:00:00Z\"}"),
                        allow("*", "*", "\"DateLessThanEquals\":{\"aws:CurrentTime\":\"1780271999\"}")))
                .isEqualTo(new Proved());
        assertThat(newAccess(
                        allow("*", "*", "\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"300\"}"),
                        allow("*", "*", "\"NumericLessThanEquals\":{\"aws:MultiFactorAuthAge\":\"3e2\"}")))
                .isInstanceOf(Witnessed.class);
    }

    @Test
    void the_same_variable_on_both_sides_is_the_same_text() {
        String home = allow("s3:*", "arn:aws:s3:::home/${aws:username}/*", "");

        assertThat(newAccess(home, allow("s3:Get*", "arn:aws:s3:::home/${aws:username}/*", "")))
                .isEqualTo(new Proved());
        assertThat(newAccess(READ, home)).isInstanceOf(Witnessed.class);
        assertThat(newAccess(allow("s3:*", "arn:aws:s3:::home/*", ""), home)).isEqualTo(new Proved());
        assertThat(newAccess(home, allow("s3:*", "arn:aws:s3:::home/*", ""))).isInstanceOf(Witnessed.class);
    }

    @Test
    void a_condition_with_a_variable_is_shown_by_a_request_that_meets_it() {
        assertThat(newAccess(READ, allow("*", "*", "\"StringEquals\":{\"aws:ResourceTag/owner\":\"${aws:username}\"}")))
                .isInstanceOf(Witnessed.class);
    }

    @Test
    void sets_of_values_are_looked_at_together() {
        assertThat(
                        newAccess(
                                allow("*", "*", "\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":[\"a\",\"b\"]}"),
                                allow(
                                        "*",
                                        "*",
                                        "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"a\"]},\"Null\":{\"aws:TagKeys\":\"false\"}")))
                .isEqualTo(new Proved());
        assertThat(newAccess(
                        allow("*", "*", "\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":[\"a\",\"b\"]}"),
                        allow("*", "*", "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"a\"]}")))
                .isInstanceOf(Witnessed.class);
    }

    @Test
    void access_that_is_nowhere_allowed_is_not_granted() {
        assertThat(granted(identity(READ), "s3:PutObject", "*")).isEqualTo(new Proved());
        assertThat(granted(identity(READ), "s3:GetObject", "arn:aws:s3:::other/*"))
                .isEqualTo(new Proved());
        assertThat(granted(identity(READ), "s3:GetObject", "arn:aws:s3:::*/secret"))
                .isInstanceOfSatisfying(
                        Witnessed.class,
                        witness -> assertThat(witness.request())
                                .extracting("action", "resource")
                                .containsExactly("s3:GetObject", "arn:aws:s3:::data/secret"));
    }

    @Test
    void access_may_name_actions_or_resources_alone() {
        assertThat(AccessCheck.accessNotGranted(
                        identity(READ), List.of(new Access(List.of("iam:*"), List.of())), PolicyKind.IDENTITY))
                .isEqualTo(new Proved());
        assertThat(AccessCheck.accessNotGranted(
                        identity(READ),
                        List.of(new Access(List.of(), List.of("arn:aws:s3:::data/x"))),
                        PolicyKind.IDENTITY))
                .isInstanceOf(Witnessed.class);
    }

    @Test
    void a_resource_policy_that_names_another_principal_grants_something_new() {
        PolicyDocument existing =
                policy(PolicyKind.RESOURCE, principal("\"AWS\":\"arn:aws:iam::111122223333:user/a\""));

        assertThat(AccessCheck.noNewAccess(
                        existing,
                        policy(PolicyKind.RESOURCE, principal("\"AWS\":\"arn:aws:iam::111122223333:user/b\"")),
                        PolicyKind.RESOURCE))
                .isInstanceOf(Witnessed.class);
        assertThat(AccessCheck.noNewAccess(
                        policy(PolicyKind.RESOURCE, principal("\"AWS\":\"111122223333\"")),
                        existing,
                        PolicyKind.RESOURCE))
                .isEqualTo(new Proved());
    }

    private static String principal(String principal) {
        return "{\"Effect\":\"Allow\",\"Principal\":{%s},\"Action\":\"s3:*\",\"Resource\":\"*\"}".formatted(principal);
    }

    @Test
    void a_trust_policy_that_lets_another_service_in_grants_something_new() {
        String trust =
                "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}";
        PolicyDocument lambda = policy(PolicyKind.TRUST, trust.formatted("lambda"));

        assertThat(AccessCheck.noNewAccess(lambda, lambda, PolicyKind.TRUST)).isEqualTo(new Proved());
        assertThat(AccessCheck.noNewAccess(lambda, policy(PolicyKind.TRUST, trust.formatted("ec2")), PolicyKind.TRUST))
                .isInstanceOf(Witnessed.class);
    }

    @Test
    void too_many_cases_are_not_taken_for_no_access() {
        String resources = IntStream.range(0, 40)
                .mapToObj(i -> "arn:aws:s3:::*%c*".formatted((char) ('A' + i)))
                .filter(resource -> resource.matches("[a-zA-Z:0-9*]*"))
                .collect(Collectors.joining("\",\""));

        assertThat(newAccess(
                        allow("s3:*", "arn:aws:s3:::data", ""),
                        "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":[\"%s\"]}".formatted(resources)))
                .isInstanceOf(Undecided.class);
    }

    /** Half characters make a whole one only where they meet. */
    @Test
    void access_by_half_characters_is_access() {
        PolicyDocument halves =
                identity(allow("s3:GetObject", "*", "\"StringLike\":{\"aws:UserAgent\":\"\\uD83D*\\uDE00\"}"));
        assertThat(granted(halves, "s3:GetObject", "*")).isInstanceOf(Witnessed.class);
    }

    /** They take memory for each place that a text may be at. */
    @Test
    void a_long_pattern_is_given_up_before_the_memory_is() {
        String pattern = "a".repeat(60_000) + "*a" + "?".repeat(40);
        PolicyDocument hostile = PolicyDocument.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
                        .formatted(allow("s3:*", "*", "\"StringLike\":{\"aws:UserAgent\":\"%s\"}".formatted(pattern))),
                PolicyKind.IDENTITY,
                131_072);
        assertThat(newAccess(identity(READ), hostile)).isInstanceOf(Undecided.class);
    }

    @Test
    void a_number_too_large_to_look_beyond_is_not_taken_for_no_access() {
        assertThat(newAccess(
                        allow("*", "*", "\"NumericLessThan\":{\"a:b\":\"1E+99999999\"}"),
                        allow("*", "*", "\"NumericLessThan\":{\"a:b\":\"1E+99999998\"}")))
                .isInstanceOf(Undecided.class);
    }

    @Test
    void a_resource_control_policy_and_empty_access_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessCheck.noNewAccess(identity(READ), identity(READ), PolicyKind.RESOURCE_CONTROL))
                .withMessageContaining("only denies");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessCheck.accessNotGranted(identity(READ), List.of(), PolicyKind.IDENTITY))
                .withMessageContaining("access is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Access(List.of(), List.of()))
                .withMessageContaining("neither actions nor resources");
    }
}
