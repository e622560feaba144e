package io.chancery.language.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.chancery.language.PolicyKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What somebody would write to keep a validation busy, or to fill the memory with findings. */
class HostilePoliciesTest {

    /** Without the limits each took from half a minute to an hour, or ended with no memory or stack left. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static List<Finding> findings(PolicyKind kind, String statement) {
        String json =
                "{'Version':'2012-10-17','Statement':[%s]}".formatted(statement).replace('\'', '"');
        return assertTimeoutPreemptively(
                SOON, () -> PolicyValidator.validate(json, kind, Optional.empty(), new TestServices()));
    }

    private static String list(int size, String form) {
        return IntStream.range(0, size)
                .mapToObj(i -> "'" + form.formatted(i) + "'")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void each_name_with_each_action() {
        assertThat(findings(
                        PolicyKind.TRUST,
                        "{'Effect':'Allow','Principal':{'Federated':%s},'Action':%s}"
                                .formatted(list(2_000, "a%d.b"), listOf(1_000, "sts:AssumeRole"))))
                .hasSize(5_000);
    }

    @Test
    void patterns_that_are_slow_to_compare() {
        String statement = "{'Effect':'Allow','Action':'s3:GetObject','Resource':%s}"
                .formatted(list(60, "*%02d" + "?".repeat(30)));
        findings(
                PolicyKind.IDENTITY, Collections.nCopies(30, statement).stream().collect(Collectors.joining(",")));
    }

    @Test
    void a_name_of_many_labels() {
        assertThat(findings(
                        PolicyKind.RESOURCE,
                        "{'Effect':'Allow','Principal':{'Service':'a%s'},'Action':'s3:GetObject','Resource':'*'}"
                                .formatted(".a".repeat(30_000))))
                .extracting(Finding::code)
                .contains(IssueCode.INVALID_SERVICE_PRINCIPAL_FORMAT);
    }

    @Test
    void each_action_with_each_resource() {
        findings(
                PolicyKind.IDENTITY,
                "{'Effect':'Allow','Action':%s,'Resource':%s}"
                        .formatted(listOf(2_000, "s3:GetObject"), list(800, "arn:aws:s3:::" + "b".repeat(60) + "%d")));
    }

    @Test
    void variables_that_do_not_end() {
        findings(
                PolicyKind.IDENTITY,
                "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::%s'}"
                        .formatted("${".repeat(60_000)));
    }

    private static String listOf(int size, String text) {
        return Collections.nCopies(size, "'" + text + "'").stream().collect(Collectors.joining(",", "[", "]"));
    }
}
