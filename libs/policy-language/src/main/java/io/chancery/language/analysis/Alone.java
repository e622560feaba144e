package io.chancery.language.analysis;

import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PolicyVersion;
import io.chancery.language.PrincipalElement;
import io.chancery.language.Statement;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.language.evaluate.ReferenceEvaluator;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.util.List;
import java.util.Optional;

/**
 * What a policy says when nothing else limits: an identity policy as the principal's only one, on resources of its own
 * account; a resource policy where it has to allow, for principals whose own policies allow everything.
 */
final class Alone {

    /** What explanations call the policy. */
    static final String POLICY = "policy";

    private static final Patterns EVERYTHING = new Patterns(false, List.of("*"));
    private static final PrincipalElement EVERYONE =
            new PrincipalElement(false, List.of(new PrincipalElement.Everyone()));
    private static final List<NamedPolicy> FULL_ACCESS = List.of(NamedPolicy.of(
            "FullAccess",
            document(PolicyVersion.V2012, List.of(statement(Effect.ALLOW, Optional.empty(), EVERYTHING, EVERYTHING)))));

    private final PolicyEvaluator evaluator = new ReferenceEvaluator();
    private final PolicyKind kind;
    private final boolean keysAreAsDocumented;

    /** @throws IllegalArgumentException for a kind that grants nothing by itself */
    Alone(PolicyKind kind) {
        this(kind, false);
    }

    /**
     * @param keysAreAsDocumented whether no request has several values for a global key that is documented to have one
     * @throws IllegalArgumentException for a kind that grants nothing by itself
     */
    Alone(PolicyKind kind, boolean keysAreAsDocumented) {
        if (kind == PolicyKind.RESOURCE_CONTROL) {
            throw new IllegalArgumentException("a resource control policy only denies, so it has no access to check");
        }
        this.kind = kind;
        this.keysAreAsDocumented = keysAreAsDocumented;
    }

    boolean keysAreAsDocumented() {
        return keysAreAsDocumented;
    }

    boolean namesPrincipals() {
        return kind == PolicyKind.RESOURCE || kind == PolicyKind.TRUST;
    }

    Evaluation evaluate(PolicyDocument document, AccessRequest request) {
        NamedPolicy policy = NamedPolicy.of(POLICY, document);
        ApplicablePolicies.Builder policies = ApplicablePolicies.builder();
        return evaluator.evaluate(
                request,
                namesPrincipals()
                        ? policies.identity(FULL_ACCESS)
                                .session(FULL_ACCESS)
                                .resource(policy)
                                .resourcePolicyRequired(true)
                                .build()
                        : policies.identity(policy).build());
    }

    /** Whether the statement is about the principal. */
    boolean names(Statement statement, RequestPrincipal principal) {
        if (statement.principal().isEmpty()) {
            return !namesPrincipals() || statement.effect() == Effect.DENY;
        }
        Statement bare = statement(statement.effect(), statement.principal(), EVERYTHING, EVERYTHING);
        Statement everyone = statement(Effect.ALLOW, Optional.of(EVERYONE), EVERYTHING, EVERYTHING);
        boolean allow = statement.effect() == Effect.ALLOW;
        Evaluation evaluation = evaluate(
                document(PolicyVersion.V2012, allow ? List.of(bare) : List.of(everyone, bare)),
                new AccessRequest(principal, "s3:GetObject", "*", principal.account(), RequestContext.empty()));
        return evaluation.allowed() == allow;
    }

    /** Everything but the access: what it has must not be more than this. */
    PolicyDocument everythingBut(List<Access> access) {
        List<Statement> denies = access.stream()
                .map(one -> statement(Effect.DENY, principals(), patterns(one.actions()), patterns(one.resources())))
                .toList();
        List<Statement> statements = new java.util.ArrayList<>(denies);
        statements.add(statement(Effect.ALLOW, principals(), EVERYTHING, EVERYTHING));
        return document(PolicyVersion.V2008, statements);
    }

    private Optional<PrincipalElement> principals() {
        return namesPrincipals() ? Optional.of(EVERYONE) : Optional.empty();
    }

    private static Patterns patterns(List<String> patterns) {
        return patterns.isEmpty() ? EVERYTHING : new Patterns(false, patterns);
    }

    private static Statement statement(
            Effect effect, Optional<PrincipalElement> principal, Patterns actions, Patterns resources) {
        return new Statement(Optional.empty(), effect, principal, actions, Optional.of(resources), List.of());
    }

    private static PolicyDocument document(PolicyVersion version, List<Statement> statements) {
        return new PolicyDocument(version, Optional.empty(), statements, "");
    }
}
