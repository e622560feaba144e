package io.chancery.language.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.PreparedRequest;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.ReferenceEvaluator;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.util.List;
import java.util.Optional;

/** Both evaluators read any text alike: patterns, variables, numbers, dates, addresses, ARNs, binary values. */
final class EvaluatorsTarget implements FuzzTarget {

    private static final List<String> OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnNotEquals",
            "Null");
    private static final List<String> PREFIXES = List.of("", "", "ForAllValues:", "ForAnyValue:");
    private static final String KEY = "aws:PrincipalTag/x";

    private final CompiledEvaluator compiled = new CompiledEvaluator();
    private final ReferenceEvaluator reference = new ReferenceEvaluator();

    @Override
    public void accept(byte[] bytes) {
        FuzzInput input = new FuzzInput(bytes);
        ApplicablePolicies policies = policies(input);
        AccessRequest request = request(input);

        Evaluation expected = reference.evaluate(request, policies);
        CompiledPolicies own = CompiledPolicies.of(policies);
        assertThat(compiled.evaluate(request, own))
                .as("%s of %s", request, policies)
                .isEqualTo(expected);
        assertThat(compiled.decide(new PreparedRequest().of(request), own).result())
                .isEqualTo(expected.result());
    }

    private static ApplicablePolicies policies(FuzzInput input) {
        String operator = input.oneOf(PREFIXES) + input.oneOf(OPERATORS) + (input.oneIn(4) ? "IfExists" : "");
        Statement statement = new Statement(
                Optional.empty(),
                input.oneIn(3) ? Effect.DENY : Effect.ALLOW,
                Optional.empty(),
                new Patterns(input.oneIn(8), input.oneIn(2) ? List.of("*") : input.texts(3)),
                Optional.of(new Patterns(input.oneIn(8), input.oneIn(2) ? List.of("*") : input.texts(3))),
                List.of(new ConditionClause(operator, KEY, input.texts(3))));
        PolicyVersion version = input.oneIn(5) ? PolicyVersion.V2008 : PolicyVersion.V2012;
        return ApplicablePolicies.builder()
                .identity(
                        NamedPolicy.of("fuzzed", new PolicyDocument(version, Optional.empty(), List.of(statement), "")))
                .build();
    }

    private static AccessRequest request(FuzzInput input) {
        RequestContext.Builder context = RequestContext.builder();
        if (input.oneIn(4)) {
            context.putAll(KEY, input.texts(3));
        } else {
            context.put(KEY, input.text());
        }
        return new AccessRequest(
                new RequestPrincipal.User(
                        "123456789012", "arn:aws:iam::123456789012:user/a", "AIDAA000000000000000", "a*"),
                input.oneIn(2) ? "s3:GetObject" : input.text(),
                input.oneIn(2) ? "arn:aws:s3:::bucket/key" : input.text(),
                Optional.empty(),
                context.build());
    }

    /** The bytes of a choice, and of texts with their lengths before them. */
    private static String sample(int operator, String inPolicy, String inRequest) {
        StringBuilder sample = new StringBuilder()
                .append((char) 0)
                .append((char) operator)
                .append("\u0001\u0001\u0001\u0000\u0001\u0000\u0000");
        sample.append((char) inPolicy.length()).append(inPolicy).append("\u0001\u0001");
        return sample.append((char) inRequest.length())
                .append(inRequest)
                .append("\u0000\u0000")
                .toString();
    }

    @Override
    public RandomInputs inputs() {
        return RandomInputs.of(
                List.of(
                        sample(0, "${aws:username}", "a*"),
                        sample(4, "a*b?c", "aXXbYc"),
                        sample(7, "1.50", "1.5"),
                        sample(13, "2026-01-31T12:00:00Z", "1769860800"),
                        sample(18, "true", "TRUE"),
                        sample(19, "QUJD", "QUJD"),
                        sample(20, "10.0.0.0/8", "10.1.2.3"),
                        sample(21, "2001:db8::/32", "2001:db8::1"),
                        sample(22, "arn:aws:s3:::*", "arn:aws:s3:::a:b")),
                List.of(
                        "*",
                        "?",
                        "${",
                        "}",
                        "${*}",
                        "${aws:username, 'x'}",
                        ":",
                        "::",
                        "/",
                        ".",
                        "-",
                        "+",
                        "e",
                        "0",
                        "00",
                        "9",
                        "T",
                        "Z",
                        "ffff:",
                        "arn:aws:",
                        "=",
                        "true",
                        "\uD83D\uDE00",
                        "\u212A",
                        "\u0130",
                        "\u0000",
                        "\u0001",
                        "\u0010"));
    }
}
