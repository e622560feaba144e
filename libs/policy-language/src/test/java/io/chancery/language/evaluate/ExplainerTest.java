package io.chancery.language.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.StatementSpan;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.language.evaluate.Explanation.Element;
import io.chancery.language.evaluate.Explanation.FailedCondition;
import io.chancery.language.evaluate.Explanation.NearMiss;
import io.chancery.language.evaluate.Explanation.TypeResult;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private static final String OFFICE_ONLY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "ec2:*", "Resource": "*"},
              {"Sid": "Office", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
               "Condition": {"IpAddress": {"aws:SourceIp": ["192.0.2.0/24"]},
                             "Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}""";

    private final Explainer explainer = new Explainer(new CompiledEvaluator());

    private static NamedPolicy policy(String json) {
        return NamedPolicy.of("office", PolicyDocument.parse(json, PolicyKind.IDENTITY));
    }

    private static AccessRequest request(RequestContext context) {
        return new AccessRequest(
                CasePrincipals.parse("user/alice"), "s3:GetObject", "arn:aws:s3:::bucket/a", Optional.empty(), context);
    }

    private Explanation explain(RequestContext context, String json) {
        return explainer.explain(
                request(context),
                ApplicablePolicies.builder().identity(policy(json)).build());
    }

    @Test
    void a_near_miss_names_each_condition_that_failed_and_on_what() {
        Explanation explanation = explain(
                RequestContext.builder().put("aws:SourceIp", "203.0.113.9").build(), OFFICE_ONLY);

        assertThat(explanation.nearMisses())
                .containsExactly(new NearMiss(
                        PolicyType.IDENTITY,
                        "office",
                        Optional.of("Office"),
                        1,
                        new StatementSpan(3, 3, 5, 66),
                        Effect.ALLOW,
                        Element.CONDITION,
                        List.of(
                                new FailedCondition(
                                        "IpAddress",
                                        "aws:SourceIp",
                                        List.of("192.0.2.0/24"),
                                        Optional.of(List.of("203.0.113.9")),
                                        Optional.empty()),
                                new FailedCondition(
                                        "Bool",
                                        "aws:MultiFactorAuthPresent",
                                        List.of("true"),
                                        Optional.empty(),
                                        Optional.empty()))));
    }

    @Test
    void a_variable_that_stands_for_nothing_is_told() {
        Explanation explanation = explain(
                RequestContext.builder()
                        .putAll("aws:PrincipalOrgPaths", List.of("a"))
                        .putAll("aws:TagKeys", List.of("a"))
                        .put("s3:prefix", "a")
                        .build(),
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {
                  "StringEquals": {"s3:prefix": "${aws:PrincipalOrgPaths}"},
                  "StringLike": {"s3:prefix": ["b", "${aws:RequestTag/x}"]},
                  "StringNotLike": {"s3:prefix": "${aws:RequestTag/x, 'a'}"},
                  "NumericEquals": {"s3:max-keys": "${aws:RequestTag/x}"},
                  "ArnLike": {"aws:TagKeys": "${aws:RequestTag/x}"}}}]}""");

        assertThat(explanation.nearMisses().getFirst().failed())
                .extracting(
                        FailedCondition::operator, condition -> condition.note().orElse(""))
                .containsExactlyInAnyOrder(
                        tuple(
                                "StringEquals",
                                "the variable ${aws:PrincipalOrgPaths} has no value, since the key holds a set"),
                        tuple("StringLike", "the variable ${aws:RequestTag/x} has no value"),
                        tuple("StringNotLike", ""),
                        tuple("NumericEquals", ""),
                        tuple(
                                "ArnLike",
                                "aws:TagKeys is a set of values, and its operator has no ForAllValues or ForAnyValue"));
    }

    @Test
    void a_key_that_a_policy_asks_for_and_the_request_has_not_is_missing() {
        Explanation explanation = explain(
                RequestContext.builder().put("aws:SourceIp", "192.0.2.9").build(), OFFICE_ONLY);

        assertThat(explanation.missingContextKeys()).containsExactly("aws:MultiFactorAuthPresent");
    }

    @Test
    void a_condition_that_is_met_is_not_among_the_failed() {
        Explanation explanation = explain(
                RequestContext.builder().put("aws:SourceIp", "192.0.2.9").build(), OFFICE_ONLY);

        assertThat(explanation.nearMisses().getFirst().failed())
                .extracting(FailedCondition::key)
                .containsExactly("aws:MultiFactorAuthPresent");
    }

    @Test
    void an_unreadable_value_is_said_to_be_one() {
        Explanation explanation = explain(
                RequestContext.builder().put("aws:SourceIp", "the office").build(), OFFICE_ONLY);

        assertThat(explanation.nearMisses().getFirst().failed().getFirst().note())
                .hasValueSatisfying(note -> assertThat(note).contains("\"the office\" is not an IP address"));
    }

    @Test
    void a_statement_that_matches_is_no_near_miss() {
        Explanation explanation = explain(
                RequestContext.builder()
                        .put("aws:SourceIp", "192.0.2.9")
                        .put("aws:MultiFactorAuthPresent", "true")
                        .build(),
                OFFICE_ONLY);

        assertThat(explanation.evaluation().allowed()).isTrue();
        assertThat(explanation.nearMisses()).isEmpty();
        assertThat(explanation.missingContextKeys()).isEmpty();
    }

    @Test
    void the_sentence_of_a_denial_is_worded_as_aws_words_it() {
        Explanation explanation = explain(RequestContext.empty(), OFFICE_ONLY);

        assertThat(explanation.sentence())
                .isEqualTo("User: arn:aws:iam::123456789012:user/alice is not authorized to perform: s3:GetObject on "
                        + "resource: arn:aws:s3:::bucket/a because no identity-based policy allows the s3:GetObject "
                        + "action");
    }

    @Test
    void each_type_of_policy_in_force_answers_for_itself() {
        String everything =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        String nothing =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        ApplicablePolicies policies = ApplicablePolicies.builder()
                .identity(policy(everything))
                .boundary(new Boundary.Gone("ANPAGONE"))
                .session(List.of(policy(nothing)))
                .serviceControlLevel(List.of(policy(everything)))
                .serviceControlLevel(List.of())
                .build();

        Explanation explanation = explainer.explain(request(RequestContext.empty()), policies);

        assertThat(explanation.types())
                .containsExactly(
                        new TypeResult(PolicyType.SERVICE_CONTROL, Result.IMPLICITLY_DENIED),
                        new TypeResult(PolicyType.IDENTITY, Result.ALLOWED),
                        new TypeResult(PolicyType.BOUNDARY, Result.IMPLICITLY_DENIED),
                        new TypeResult(PolicyType.SESSION, Result.EXPLICITLY_DENIED));
    }

    @Test
    void resource_control_policies_allow_unless_one_denies() {
        PolicyDocument deny = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject",
                 "Resource": "*"}}""", PolicyKind.RESOURCE_CONTROL);
        ApplicablePolicies policies = ApplicablePolicies.builder()
                .resourceControlLevel(List.of(NamedPolicy.of("rcp", deny)))
                .build();

        Explanation explanation = explainer.explain(request(RequestContext.empty()), policies);

        assertThat(explanation.types()).contains(new TypeResult(PolicyType.RESOURCE_CONTROL, Result.ALLOWED));
    }

    private static final AccessRequest READS_FROM_ANOTHER_ACCOUNT = new AccessRequest(
            CasePrincipals.parse("user/alice"),
            "s3:GetObject",
            "arn:aws:s3:::bucket/a",
            Optional.of("999999999999"),
            RequestContext.empty());

    private static NamedPolicy ofResource(String json) {
        return NamedPolicy.of("bucket", PolicyDocument.parse(json, PolicyKind.RESOURCE));
    }

    @Test
    void a_statement_about_another_resource_is_a_near_miss_the_more_alike_the_closer() {
        Explanation explanation = explain(RequestContext.empty(), """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Other", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::pictures/*"},
                  {"Sid": "Near", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::bucket/b"},
                  {"Sid": "Not", "Effect": "Allow", "Action": "s3:Put*", "Resource": "*"}]}""");

        assertThat(explanation.nearMisses())
                .extracting(NearMiss::sid, NearMiss::failedOn, NearMiss::failed)
                .containsExactly(
                        tuple(Optional.of("Near"), Element.RESOURCE, List.of()),
                        tuple(Optional.of("Other"), Element.RESOURCE, List.of()));
    }

    @Test
    void a_statement_about_somebody_else_is_a_near_miss() {
        Explanation explanation = explainer.explain(
                READS_FROM_ANOTHER_ACCOUNT,
                ApplicablePolicies.builder().resource(ofResource("""
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                         "Principal": {"AWS": "arn:aws:iam::123456789012:user/bob"},
                         "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*"}}""")).build());

        assertThat(explanation.nearMisses()).extracting(NearMiss::failedOn).containsExactly(Element.PRINCIPAL);
    }

    @Test
    void a_statement_that_two_elements_keep_away_is_no_near_miss() {
        Explanation explanation = explain(RequestContext.empty(), """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:Get*",
                 "Resource": "arn:aws:s3:::pictures/*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}}""");

        assertThat(explanation.nearMisses()).isEmpty();
        assertThat(explanation.missingContextKeys()).isEmpty();
    }

    @Test
    void conditions_come_before_resources_and_there_is_an_end_to_it() {
        StringBuilder statements = new StringBuilder();
        for (int i = 0; i < 2 * Explanation.NEAR_MISSES; i++) {
            statements.append("""
                    {"Sid": "Other%d", "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::other%1$d"},
                    """.formatted(i));
        }
        Explanation explanation = explain(RequestContext.empty(), """
                {"Version": "2012-10-17", "Statement": [%s
                  {"Sid": "Two", "Effect": "Allow", "Action": "s3:*", "Resource": "*",
                   "Condition": {"Bool": {"aws:SecureTransport": "true", "aws:MultiFactorAuthPresent": "true"}}},
                  {"Sid": "One", "Effect": "Allow", "Action": "s3:*", "Resource": "*",
                   "Condition": {"Bool": {"aws:SecureTransport": "true"}}}]}""".formatted(statements));

        assertThat(explanation.nearMisses())
                .hasSize(Explanation.NEAR_MISSES)
                .extracting(miss -> miss.sid().orElseThrow())
                .startsWith("One", "Two", "Other0");
        assertThat(explanation.nearMissesLeftOut()).isEqualTo(Explanation.NEAR_MISSES + 2);
    }

    @Test
    void what_matched_is_the_evaluators_with_its_place() {
        Explanation explanation = explain(
                RequestContext.empty(),
                "{\"Version\": \"2012-10-17\", \"Statement\": [\n  {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}");

        assertThat(explanation.matched())
                .extracting(Explanation.Matched::statement)
                .isEqualTo(explanation.evaluation().matched());
        assertThat(explanation.matched())
                .extracting(Explanation.Matched::span)
                .containsExactly(new StatementSpan(2, 3, 2, 54));
    }

    @Test
    void a_resource_policy_that_is_needed_and_not_there_is_what_denies() {
        ApplicablePolicies policies =
                ApplicablePolicies.builder().identity(policy(OFFICE_ONLY)).build();

        assertThat(explainer.explain(READS_FROM_ANOTHER_ACCOUNT, policies).types())
                .containsExactly(
                        new TypeResult(PolicyType.RESOURCE, Result.IMPLICITLY_DENIED),
                        new TypeResult(PolicyType.IDENTITY, Result.IMPLICITLY_DENIED));
    }

    @Test
    void a_role_that_trusts_nobody_here_is_explained_by_its_trust() {
        var assumes = new AccessRequest(
                CasePrincipals.parse("user/alice"),
                "sts:AssumeRole",
                "arn:aws:iam::123456789012:role/Ops",
                Optional.empty(),
                RequestContext.empty());

        Explanation explanation = explainer.explain(
                assumes,
                ApplicablePolicies.builder().resourcePolicyRequired(true).build());

        assertThat(explanation.types()).contains(new TypeResult(PolicyType.TRUST, Result.IMPLICITLY_DENIED));
        assertThat(explanation.sentence()).endsWith("because no role trust policy allows the sts:AssumeRole action");
    }

    @Test
    void root_has_no_identity_policies_that_could_say_anything() {
        var asRoot = new AccessRequest(
                CasePrincipals.parse("root"),
                "s3:GetObject",
                "arn:aws:s3:::bucket/a",
                Optional.empty(),
                RequestContext.empty());

        assertThat(explainer.explain(asRoot, ApplicablePolicies.none()).types()).isEmpty();
    }

    @Test
    void of_confidential_policies_nothing_is_said_but_what_they_decide() {
        ApplicablePolicies policies =
                ApplicablePolicies.builder().resource(ofResource("""
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*",
                         "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*",
                         "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}}""")).build();
        Evaluation evaluation = new CompiledEvaluator().evaluate(READS_FROM_ANOTHER_ACCOUNT, policies);

        Explanation explanation =
                Explainer.explain(READS_FROM_ANOTHER_ACCOUNT, policies, evaluation, Set.of(PolicyType.RESOURCE));

        assertThat(explanation.types()).contains(new TypeResult(PolicyType.RESOURCE, Result.IMPLICITLY_DENIED));
        assertThat(explanation.nearMisses()).isEmpty();
        assertThat(explanation.missingContextKeys()).isEmpty();
    }
}
