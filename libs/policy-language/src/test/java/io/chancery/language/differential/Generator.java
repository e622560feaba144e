package io.chancery.language.differential;

import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PolicyVersion;
import io.chancery.language.PrincipalElement;
import io.chancery.language.PrincipalElement.Entry;
import io.chancery.language.Statement;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Boundary;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a request and policies, of any shape that a stored document may have. */
final class Generator {

    /**
     * A question.
     *
     * @param seed from which it is made again
     */
    record Question(long seed, AccessRequest request, ApplicablePolicies policies) {}

    private static final List<String> KEYS = ConditionVocabulary.keys();

    /** Often, or hardly anything would be allowed. */
    private static final Patterns EVERYTHING = new Patterns(false, List.of("*"));

    private static final PolicyDocument FULL_ACCESS = PolicyDocument.parse(
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", PolicyKind.SERVICE_CONTROL);

    private final Dice dice;
    private int policies;

    private Generator(long seed) {
        this.dice = new Dice(seed);
    }

    static Question question(long seed) {
        Generator generator = new Generator(seed);
        return new Question(seed, generator.request(), generator.applicable());
    }

    private AccessRequest request() {
        RequestPrincipal principal = dice.oneOf(Vocabulary.PRINCIPALS);
        return new AccessRequest(
                principal,
                dice.inSomeCase(dice.oneOf(Vocabulary.ACTIONS)),
                dice.percent(95) ? dice.oneOf(Vocabulary.RESOURCES) : "arn:aws:s3:::" + dice.text("ab/:*", 10),
                dice.percent(80)
                        ? Optional.empty()
                        : Optional.of(dice.oneOf(List.of(Vocabulary.HOME, Vocabulary.ABROAD, "elsewhere"))),
                context(),
                dice.percent(15));
    }

    private RequestContext context() {
        RequestContext.Builder context = RequestContext.builder();
        for (String key : KEYS) {
            if (dice.percent(50)) {
                continue;
            }
            boolean many = dice.percent(key.equals("aws:TagKeys") ? 85 : 12);
            if (many) {
                context.putAll(dice.inSomeCase(key), dice.some(0, 3, () -> ConditionVocabulary.valueFor(key, dice)));
            } else {
                context.put(dice.inSomeCase(key), ConditionVocabulary.valueFor(key, dice));
            }
        }
        return context.build();
    }

    private ApplicablePolicies applicable() {
        int most = dice.percent(5) ? 20 : 4;
        ApplicablePolicies.Builder builder =
                ApplicablePolicies.builder().identity(dice.some(0, most, () -> policy(false)));
        if (dice.percent(25)) {
            builder.boundary(dice.percent(20) ? new Boundary.Gone("ANPAGONE") : new Boundary.Present(policy(false)));
        }
        if (dice.percent(30)) {
            builder.session(dice.some(0, 3, () -> policy(false)));
        }
        if (dice.percent(50)) {
            builder.resource(policy(true));
        }
        builder.resourcePolicyRequired(dice.percent(25));
        if (dice.percent(25)) {
            dice.some(1, 3, () -> builder.serviceControlLevel(dice.some(0, 3, () -> guardrail())));
        }
        if (dice.percent(25)) {
            dice.some(1, 2, () -> builder.resourceControlLevel(dice.some(0, 2, () -> policy(true))));
        }
        return builder.build();
    }

    private NamedPolicy guardrail() {
        return dice.percent(50) ? NamedPolicy.of("FullAccess", FULL_ACCESS) : policy(false);
    }

    /** Mostly with or without principals as the place demands; now and then not. */
    private NamedPolicy policy(boolean namesPrincipals) {
        boolean principals = dice.percent(97) == namesPrincipals;
        PolicyVersion version = dice.percent(85) ? PolicyVersion.V2012 : PolicyVersion.V2008;
        List<Statement> statements = dice.some(1, 5, () -> statement(principals));
        return new NamedPolicy(
                "policy/" + policies++,
                new PolicyDocument(version, Optional.empty(), statements, text(statements.size())),
                resolved());
    }

    /** A document of as many statements, so that each has a place. */
    private static String text(int statements) {
        return "{\"Statement\": [%s]}".formatted(String.join(", ", Collections.nCopies(statements, "{}")));
    }

    private Optional<Map<String, String>> resolved() {
        if (dice.percent(50)) {
            return Optional.empty();
        }
        Map<String, String> ids = new HashMap<>();
        for (String name : Vocabulary.AWS_NAMES) {
            if (dice.percent(70)) {
                ids.put(name, dice.oneOf(Vocabulary.UNIQUE_IDS));
            }
        }
        return Optional.of(ids);
    }

    private Statement statement(boolean principals) {
        return new Statement(
                dice.percent(50) ? Optional.empty() : Optional.of(dice.text("ab", 2)),
                dice.percent(75) ? Effect.ALLOW : Effect.DENY,
                principals ? Optional.of(principal()) : Optional.empty(),
                actions(),
                dice.percent(principals ? 15 : 3) ? Optional.empty() : Optional.of(resources()),
                dice.percent(45) ? List.of() : dice.some(1, 3, this::clause));
    }

    private PrincipalElement principal() {
        boolean negated = dice.percent(15);
        return new PrincipalElement(negated, dice.some(1, negated ? 6 : 4, this::entry));
    }

    private Entry entry() {
        return switch (dice.below(12)) {
            case 0, 1 -> new PrincipalElement.Everyone();
            case 2, 3 -> new PrincipalElement.Service(dice.oneOf(Vocabulary.SERVICES));
            case 4 -> new PrincipalElement.Federated(dice.oneOf(Vocabulary.PROVIDERS));
            case 5 -> new PrincipalElement.CanonicalUser("79a59df900b949e55d96a1e698fbaced");
            default -> new PrincipalElement.Aws(dice.oneOf(Vocabulary.AWS_NAMES));
        };
    }

    private Patterns actions() {
        if (dice.percent(30)) {
            return EVERYTHING;
        }
        int most = dice.percent(15) ? 24 : 4;
        return new Patterns(
                dice.percent(15),
                dice.some(
                        1,
                        most,
                        () -> dice.percent(94)
                                ? dice.inSomeCase(dice.oneOf(Vocabulary.ACTION_PATTERNS))
                                : "s3:" + dice.text("GetObj*?", 9)));
    }

    private Patterns resources() {
        if (dice.percent(30)) {
            return EVERYTHING;
        }
        return new Patterns(
                dice.percent(12),
                dice.some(
                        1,
                        4,
                        () -> dice.percent(94)
                                ? dice.oneOf(Vocabulary.RESOURCE_PATTERNS)
                                : "arn:aws:s3:::" + dice.text("ab/:*?", 10)));
    }

    private ConditionClause clause() {
        String operator = ConditionVocabulary.operator(dice);
        return new ConditionClause(
                operator, ConditionVocabulary.key(operator, dice), ConditionVocabulary.values(operator, dice));
    }
}
