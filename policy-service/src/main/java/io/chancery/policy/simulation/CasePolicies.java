package io.chancery.policy.simulation;

import io.chancery.language.Effect;
import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PrincipalElement;
import io.chancery.language.Statement;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.policy.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the policy documents of a case, each a JSON object or a string that holds one. A policy is called by its place in
 * the case, such as {@code serviceControlPolicies[0][1]}.
 *
 * <p>Documents are held to the grammar and to the rules of their kind, but not to the sizes that may be attached: a size
 * changes no decision.
 */
final class CasePolicies {

    /** "Maximum length of a policy document", SimulateCustomPolicy; in characters. */
    static final int DOCUMENT_LENGTH = 131_072;

    private static final List<String> EVERYTHING = List.of("*");

    private CasePolicies() {}

    static NamedPolicy one(Json json, String field, PolicyKind kind) {
        String text = switch (json) {
            case Json.Members object -> object.text();
            case Json.Text(String string) -> string;
            default ->
                throw InvalidCase.at(
                        field, "must be a policy document, or a string that holds one, not %s".formatted(json.kind()));
        };
        try {
            return NamedPolicy.of(field, parsed(text, kind));
        } catch (MalformedPolicyException e) {
            throw InvalidCase.document(field, e.code(), String.valueOf(e.getMessage()));
        }
    }

    static List<NamedPolicy> list(Json json, String field, PolicyKind kind) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (Json item : Fields.list(json, field)) {
            policies.add(one(item, "%s[%d]".formatted(field, policies.size()), kind));
        }
        return policies;
    }

    /** One list for each level, the root's first. */
    static List<List<NamedPolicy>> levels(Json json, String field, PolicyKind kind) {
        List<List<NamedPolicy>> levels = new ArrayList<>();
        for (Json level : Fields.list(json, field)) {
            levels.add(list(level, "%s[%d]".formatted(field, levels.size()), kind));
        }
        return levels;
    }

    private static PolicyDocument parsed(String text, PolicyKind kind) {
        if (kind == PolicyKind.RESOURCE_CONTROL) {
            PolicyDocument document = PolicyDocument.parseStored(text, kind);
            if (isFullAccess(document)) {
                return document;
            }
        }
        return PolicyDocument.parse(text, kind, DOCUMENT_LENGTH);
    }

    /**
     * AWS's own RCPFullAWSAccess, the one resource control policy that allows ("Resource control policies (RCPs)",
     * Organizations User Guide). Customers cannot write it, but it is always attached, so a case may well list it.
     */
    private static boolean isFullAccess(PolicyDocument document) {
        if (document.statements().size() != 1) {
            return false;
        }
        Statement only = document.statements().getFirst();
        return only.effect() == Effect.ALLOW
                && only.conditions().isEmpty()
                && only.actions().equals(new Statement.Patterns(false, EVERYTHING))
                && only.resources()
                        .filter(new Statement.Patterns(false, EVERYTHING)::equals)
                        .isPresent()
                && only.principal()
                        .filter(new PrincipalElement(false, List.of(new PrincipalElement.Everyone()))::equals)
                        .isPresent();
    }
}
