package io.chancery.language.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody would write or send to keep a decision busy. A matcher that backtracks would never come back. */
class HostileInputTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final RequestPrincipal ALICE = new RequestPrincipal.User(
            "123456789012", "arn:aws:iam::123456789012:user/alice", "AIDAALICE00000000000", "alice");

    private final CompiledEvaluator evaluator = new CompiledEvaluator();

    private boolean allows(String action, String resource, List<ConditionClause> conditions, PreparedRequest request) {
        Statement statement = new Statement(
                Optional.empty(),
                Effect.ALLOW,
                Optional.empty(),
                new Patterns(false, List.of(action)),
                Optional.of(new Patterns(false, List.of(resource))),
                conditions);
        NamedPolicy policy = NamedPolicy.of(
                "hostile", new PolicyDocument(PolicyVersion.V2012, Optional.empty(), List.of(statement), ""));
        CompiledPolicies policies =
                CompiledPolicies.builder().identity(CompiledPolicy.of(policy)).build();
        return assertTimeoutPreemptively(
                SOON, () -> evaluator.decide(request, policies).allowed());
    }

    /** Its parts lie farther apart than the numbers that say where they are can tell. */
    @Test
    void a_policy_of_eighty_thousand_words() {
        List<String> resources = IntStream.range(0, 5_000)
                .mapToObj(i -> "arn:aws:s3:::" + "*-".repeat(14) + "*bucket" + i)
                .toList();
        Statement allow = statement(Effect.ALLOW, resources);
        Statement deny = statement(Effect.DENY, List.of("arn:aws:s3:::*bucket4998"));
        PreparedRequest[] asked = Stream.of("0", "4997", "4998", "4999", "x")
                .map(bucket -> asking("s3:Get", "arn:aws:s3:::" + "-".repeat(14) + "bucket" + bucket))
                .toArray(PreparedRequest[]::new);
        NamedPolicy policy = NamedPolicy.of(
                "large", new PolicyDocument(PolicyVersion.V2012, Optional.empty(), List.of(allow, deny), ""));
        CompiledPolicies policies =
                CompiledPolicies.builder().identity(CompiledPolicy.of(policy)).build();

        assertThat(Stream.of(asked).map(request -> evaluator.decide(request, policies)))
                .containsExactly(
                        Outcome.ALLOWED_BY_IDENTITY,
                        Outcome.ALLOWED_BY_IDENTITY,
                        Outcome.DENIED_BY_IDENTITY,
                        Outcome.ALLOWED_BY_IDENTITY,
                        Outcome.NOT_ALLOWED_BY_IDENTITY);
    }

    @Test
    void a_hundred_thousand_patterns_are_compiled_soon() {
        List<String> resources =
                IntStream.range(0, 100_000).mapToObj(i -> "aaaaaaaa?" + i + "a").toList();
        NamedPolicy policy = NamedPolicy.of(
                "many",
                new PolicyDocument(
                        PolicyVersion.V2012, Optional.empty(), List.of(statement(Effect.ALLOW, resources)), ""));
        CompiledPolicies policies = assertTimeoutPreemptively(
                SOON,
                () -> CompiledPolicies.builder()
                        .identity(CompiledPolicy.of(policy))
                        .build());

        assertThat(evaluator.decide(asking("s3:Get", "aaaaaaaab99999a"), policies))
                .isEqualTo(Outcome.ALLOWED_BY_IDENTITY);
    }

    private static Statement statement(Effect effect, List<String> resources) {
        return new Statement(
                Optional.empty(),
                effect,
                Optional.empty(),
                new Patterns(false, List.of("s3:Get*")),
                Optional.of(new Patterns(false, resources)),
                List.of());
    }

    @Test
    void thousands_of_stars_in_a_resource() {
        String resource = "arn:aws:s3:::" + "a".repeat(100_000);

        assertThat(allows("*", "arn:aws:s3:::" + "*a".repeat(3_000) + "*b", List.of(), asking("s3:Get", resource)))
                .isFalse();
        assertThat(allows("*", "arn:aws:s3:::" + "*a".repeat(3_000) + "*", List.of(), asking("s3:Get", resource)))
                .isTrue();
    }

    @Test
    void stars_and_question_marks_in_turns() {
        String resource = "arn:aws:s3:::" + "a".repeat(10_000);

        assertThat(allows("*", "arn:aws:s3:::" + "*?".repeat(3_000) + "b*", List.of(), asking("s3:Get", resource)))
                .isFalse();
    }

    @Test
    void stars_in_an_action() {
        assertThat(allows("s3:" + "*a".repeat(3_000) + "*b*", "*", List.of(), asking("s3:" + "a".repeat(50_000), "*")))
                .isFalse();
    }

    @Test
    void a_long_repetitive_text_between_stars() {
        String resource = "arn:aws:s3:::" + "a".repeat(8_192);

        assertThat(allows("*", "arn:aws:s3:::*" + "a".repeat(3_000) + "b*", List.of(), asking("s3:Get", resource)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StringLike",
                "ArnLike",
                "NumericEquals",
                "DateEquals",
                "IpAddress",
                "BinaryEquals",
                "Bool",
                "StringEqualsIgnoreCase"
            })
    void a_very_long_value_under_any_operator(String operator) {
        PreparedRequest request = asking("s3:Get", "*")
                .context(RequestContext.builder()
                        .put("s3:prefix", "1:".repeat(500_000))
                        .build());
        ConditionClause clause =
                new ConditionClause(operator, "s3:prefix", List.of("*1*1*:*:*:*:*1*2", "${s3:prefix}"));

        boolean comparesAsText = operator.startsWith("String") || operator.equals("ArnLike");
        assertThat(allows("*", "*", List.of(clause), request)).isEqualTo(comparesAsText);
    }

    @Test
    void a_variable_of_a_very_long_value() {
        String name = "*a".repeat(100_000);
        PreparedRequest request = asking("s3:Get", "arn:aws:s3:::" + name + "/x")
                .context(
                        RequestContext.builder().put("aws:PrincipalTag/a", name).build());

        assertThat(allows("*", "arn:aws:s3:::${aws:PrincipalTag/a}/*", List.of(), request))
                .isTrue();
    }

    private static PreparedRequest asking(String action, String resource) {
        return new PreparedRequest().of(ALICE, action, resource);
    }
}
