package io.chancery.language.analysis;

import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PolicyVersion;
import io.chancery.language.PrincipalElement;
import io.chancery.language.Statement;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Policies that overlap often, and requests that tell them apart. */
final class RandomPolicies {

    private static final String ACCOUNT = "123456789012";
    private static final String OTHER_ACCOUNT = "111122223333";

    private static final List<String> ACTIONS =
            List.of("*", "s3:*", "s3:Get*", "s3:GetObject", "S3:?etObject", "s3:*Object", "iam:*");
    private static final List<String> RESOURCES = List.of(
            "*",
            "arn:aws:s3:::a/*",
            "arn:aws:s3:::a/b",
            "arn:aws:s3:::*/b",
            "arn:aws:s3:::a/?",
            "arn:aws:s3:::a/${aws:username}",
            "arn:aws:s3:::a/${aws:PrincipalTag/t, 'b'}",
            "arn:aws:s3:::a/${*}");
    static final List<ConditionClause> CLAUSES = List.of(
            clause("StringEquals", "aws:x", "a", "b"),
            clause("StringNotEquals", "aws:x", "a"),
            clause("StringLike", "AWS:X", "a*"),
            clause("StringNotLikeIfExists", "aws:x", "*b"),
            clause("StringEqualsIgnoreCase", "aws:x", "A"),
            clause("StringEquals", "aws:x", "${aws:username}"),
            clause("ForAllValues:StringEquals", "aws:x", "a", "b"),
            clause("ForAnyValue:StringLike", "aws:x", "a*", "1"),
            clause("ForAllValues:StringNotEquals", "aws:x", "b"),
            clause("ForAnyValue:StringNotEqualsIfExists", "aws:x", "a"),
            clause("Null", "aws:x", "true"),
            clause("Null", "aws:x", "false"),
            clause("NumericLessThan", "aws:x", "10"),
            clause("NumericGreaterThanEquals", "aws:x", "1", "7"),
            clause("NumericNotEqualsIfExists", "aws:n", "1"),
            clause("NumericEquals", "aws:n", "1"),
            clause("NumericLessThan", "aws:n", "zwei"),
            clause("ForAnyValue:NumericLessThan", "aws:n", "7"),
            clause("IpAddress", "aws:SourceIp", "192.0.2.0/24"),
            clause("IpAddress", "aws:SourceIp", "192.0.2.128/25", "2001:db8::/32"),
            clause("NotIpAddress", "aws:SourceIp", "192.0.2.0/25"),
            clause("DateLessThan", "aws:CurrentTime", "2026-06-01T00:00:00Z"),
            clause("DateGreaterThan", "aws:CurrentTime", "2026-01-01"),
            clause("Bool", "aws:MultiFactorAuthPresent", "true"),
            clause("BoolIfExists", "aws:MultiFactorAuthPresent", "false"),
            clause("ArnLike", "aws:SourceArn", "arn:aws:s3:::*"),
            clause("ArnNotEquals", "aws:SourceArn", "arn:aws:*:*:*:b"),
            clause("StringLike", "aws:SourceArn", "arn:*"),
            clause("StringEquals", "aws:username", "b"),
            clause("BinaryEquals", "aws:bin", "QQ=="),
            clause("Unheard", "aws:x", "a"));

    private static final List<PrincipalElement.Entry> PRINCIPALS = List.of(
            new PrincipalElement.Everyone(),
            new PrincipalElement.Aws(ACCOUNT),
            new PrincipalElement.Aws("arn:aws:iam::%s:user/b".formatted(ACCOUNT)),
            new PrincipalElement.Aws("AIDAAAAAAAAAAAAAAAAA"),
            new PrincipalElement.Aws("arn:aws:iam::%s:role/r".formatted(OTHER_ACCOUNT)),
            new PrincipalElement.Aws("arn:aws:sts::%s:assumed-role/r/s".formatted(OTHER_ACCOUNT)),
            new PrincipalElement.Service("lambda.amazonaws.com"),
            new PrincipalElement.Federated("accounts.google.com"));

    private static final List<RequestPrincipal> CALLERS = callers();

    private static final List<String> VALUES = List.of("a", "A", "b", "ab", "1", "7", "8.5", "11", "x", "");

    private final Random random;
    private final PolicyKind kind;

    RandomPolicies(Random random, PolicyKind kind) {
        this.random = random;
        this.kind = kind;
    }

    private static ConditionClause clause(String operator, String key, String... values) {
        return new ConditionClause(operator, key, List.of(values));
    }

    private static List<RequestPrincipal> callers() {
        RequestPrincipal.User user = new RequestPrincipal.User(
                ACCOUNT, "arn:aws:iam::%s:user/b".formatted(ACCOUNT), "AIDAAAAAAAAAAAAAAAAA", "b");
        return List.of(
                user,
                new RequestPrincipal.User(
                        ACCOUNT, "arn:aws:iam::%s:user/c".formatted(ACCOUNT), "AIDABBBBBBBBBBBBBBBB", "c"),
                new RequestPrincipal.RoleSession(
                        OTHER_ACCOUNT,
                        "arn:aws:sts::%s:assumed-role/r/s".formatted(OTHER_ACCOUNT),
                        "arn:aws:iam::%s:role/r".formatted(OTHER_ACCOUNT),
                        "AROAAAAAAAAAAAAAAAAA",
                        "s"),
                new RequestPrincipal.RoleSession(
                        OTHER_ACCOUNT,
                        "arn:aws:sts::%s:assumed-role/r/t".formatted(OTHER_ACCOUNT),
                        "arn:aws:iam::%s:role/r".formatted(OTHER_ACCOUNT),
                        "AROAAAAAAAAAAAAAAAAA",
                        "t"),
                new RequestPrincipal.FederatedUser(
                        ACCOUNT, "arn:aws:sts::%s:federated-user/f".formatted(ACCOUNT), "f", user),
                new RequestPrincipal.Service("lambda.amazonaws.com"),
                new RequestPrincipal.WebIdentity("accounts.google.com", "s"),
                new RequestPrincipal.Anonymous());
    }

    private boolean namesPrincipals() {
        return kind == PolicyKind.RESOURCE;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> List<T> some(List<T> list, int most) {
        List<T> some = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            some.add(pick(list));
        }
        return some;
    }

    PolicyDocument policy() {
        List<Statement> statements = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statements.add(statement());
        }
        PolicyVersion version = random.nextInt(8) == 0 ? PolicyVersion.V2008 : PolicyVersion.V2012;
        return new PolicyDocument(version, Optional.empty(), statements, "");
    }

    private Statement statement() {
        return new Statement(
                Optional.empty(),
                random.nextInt(3) == 0 ? Effect.DENY : Effect.ALLOW,
                namesPrincipals()
                        ? Optional.of(new PrincipalElement(random.nextInt(8) == 0, some(PRINCIPALS, 2)))
                        : Optional.empty(),
                new Patterns(random.nextInt(6) == 0, some(ACTIONS, 2)),
                Optional.of(new Patterns(random.nextInt(6) == 0, some(RESOURCES, 2))),
                random.nextInt(3) == 0 ? List.of() : some(CLAUSES, 2));
    }

    /** The policy with something left out, added or put elsewhere; often close to it. */
    PolicyDocument variation(PolicyDocument policy) {
        List<Statement> statements = new ArrayList<>(policy.statements());
        switch (random.nextInt(4)) {
            case 0 -> statements.add(statement());
            case 1 -> statements.set(random.nextInt(statements.size()), statement());
            case 2 -> {
                int index = random.nextInt(statements.size());
                Statement old = statements.get(index);
                statements.set(
                        index,
                        new Statement(
                                old.sid(),
                                old.effect(),
                                old.principal(),
                                new Patterns(old.actions().negated(), some(ACTIONS, 2)),
                                old.resources(),
                                old.conditions()));
            }
            default -> {
                int index = random.nextInt(statements.size());
                Statement old = statements.get(index);
                List<ConditionClause> conditions = new ArrayList<>(old.conditions());
                conditions.add(pick(CLAUSES));
                statements.set(
                        index,
                        new Statement(
                                old.sid(), old.effect(), old.principal(), old.actions(), old.resources(), conditions));
            }
        }
        return new PolicyDocument(policy.version(), policy.id(), statements, "");
    }

    AccessRequest request() {
        RequestPrincipal caller = namesPrincipals() ? pick(CALLERS) : pick(CALLERS.subList(0, 3));
        RequestContext.Builder context = RequestContext.builder();
        maybe(context, "aws:x", VALUES);
        maybe(context, "aws:n", List.of("1", "0.5", "7", "8", "x"));
        maybe(
                context,
                "aws:SourceIp",
                List.of("192.0.2.1", "192.0.2.200", "198.51.100.1", "2001:db8::1", "::ffff:192.0.2.1", "x"));
        maybe(context, "aws:CurrentTime", List.of("2025-12-31T23:59:59Z", "2026-03-01T00:00:00Z", "1790000000", "x"));
        maybe(context, "aws:MultiFactorAuthPresent", List.of("true", "false", "x"));
        maybe(context, "aws:SourceArn", List.of("arn:aws:s3:::a", "arn:aws:iam::1:b", "arn:aws:s3:::b", "arn:x"));
        maybe(context, "aws:PrincipalTag/t", List.of("a", "b", "*"));
        maybe(context, "aws:bin", List.of("QQ==", "QQ", "Qg=="));
        return new AccessRequest(
                caller,
                pick(List.of("s3:GetObject", "s3:PutObject", "s3:GetBucket", "iam:GetUser", "s3:SetObject", "ec2:Run")),
                pick(List.of(
                        "*",
                        "arn:aws:s3:::a/b",
                        "arn:aws:s3:::a/c",
                        "arn:aws:s3:::c/b",
                        "arn:aws:s3:::a/b/c",
                        "arn:aws:s3:::a/*")),
                caller.account(),
                context.build());
    }

    private void maybe(RequestContext.Builder context, String key, List<String> values) {
        switch (random.nextInt(6)) {
            case 0, 1 -> {}
            case 2 -> context.putAll(key, random.nextInt(4) == 0 ? List.of() : some(values, 3));
            default -> context.put(key, pick(values));
        }
    }
}
