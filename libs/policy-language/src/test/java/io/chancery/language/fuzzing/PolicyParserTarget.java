package io.chancery.language.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Boundary;
import io.chancery.language.evaluate.Explainer;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.ReferenceEvaluator;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.util.List;
import java.util.Optional;

/** The parser refuses with its own exception or not at all; and what it takes can be stored, decided and explained. */
final class PolicyParserTarget implements FuzzTarget {

    private static final List<String> SAMPLES = List.of(
            " {\"Version\":\"2012-10-17\",\"Id\":\"i\",\"Statement\":[{\"Sid\":\"s\",\"Effect\":\"Allow\",\"Action\":[\"s3:*\","
                    + "\"iam:?et*\"],\"Resource\":\"arn:aws:s3:::bucket/${aws:username, 'x'}/*\",\"Condition\":{\"StringLike\":"
                    + "{\"s3:prefix\":[\"a*\",1,true]},\"ForAnyValue:IpAddressIfExists\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}}]}",
            "\u0001{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"123456789012\",\"*\"],\"Service\":\"ec2.amazonaws.com\"},"
                    + "\"Action\":\"sts:AssumeRole\"}}",
            "\u0002{\"Statement\":{\"Effect\":\"Deny\",\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::123456789012:user/a\"},"
                    + "\"NotAction\":\"s3:*\",\"NotResource\":\"*\"}}");
    private static final List<String> PIECES = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\u0000",
            "\\",
            "null",
            "-1e9",
            "\"Effect\":\"Deny\",",
            "${",
            "*",
            "\uD83D\uDE00",
            "\"Condition\":{\"Null\":{\"a:b\":true}},",
            "arn:aws:s3",
            "\"Principal\":\"*\",",
            "[[[[[[[[",
            "\u0000",
            "//",
            "NaN");

    private static final AccessRequest REQUEST = new AccessRequest(
            new RequestPrincipal.User("123456789012", "arn:aws:iam::123456789012:user/a", "AIDAA000000000000000", "a"),
            "s3:GetObject",
            "arn:aws:s3:::bucket/a/key",
            Optional.empty(),
            RequestContext.builder()
                    .put("s3:prefix", "a")
                    .put("aws:SourceIp", "10.0.0.1")
                    .build());

    private final CompiledEvaluator compiled = new CompiledEvaluator();

    @Override
    public void accept(byte[] bytes) {
        FuzzInput input = new FuzzInput(bytes);
        PolicyKind kind = input.oneOf(List.of(PolicyKind.values()));
        String json = input.rest();
        PolicyDocument document;
        try {
            document = PolicyDocument.parse(json, kind);
        } catch (MalformedPolicyException e) {
            assertThat(e).hasMessageNotContaining("Exception");
            return;
        }
        assertThat(PolicyDocument.parseStored(json, kind)).isEqualTo(document);
        assertThat(document.statementSpans()).hasSameSizeAs(document.statements());
        assertThat(document.contextKeys()).doesNotHaveDuplicates();
        decide(applied(NamedPolicy.of("fuzzed", document), kind));
    }

    private static ApplicablePolicies applied(NamedPolicy policy, PolicyKind kind) {
        ApplicablePolicies.Builder policies = ApplicablePolicies.builder();
        switch (kind) {
            case IDENTITY -> policies.identity(policy).boundary(new Boundary.Present(policy));
            case SESSION -> policies.session(List.of(policy));
            case RESOURCE -> policies.resource(policy);
            case TRUST -> policies.trust(policy);
            case SERVICE_CONTROL -> policies.serviceControlLevel(List.of(policy));
            case RESOURCE_CONTROL -> policies.resourceControlLevel(List.of(policy));
        }
        return policies.build();
    }

    private void decide(ApplicablePolicies policies) {
        assertThat(compiled.evaluate(REQUEST, CompiledPolicies.of(policies)))
                .isEqualTo(new ReferenceEvaluator().evaluate(REQUEST, policies));
        assertThat(new Explainer(compiled).explain(REQUEST, policies)).isNotNull();
    }

    @Override
    public RandomInputs inputs() {
        return RandomInputs.of(SAMPLES, PIECES);
    }
}
