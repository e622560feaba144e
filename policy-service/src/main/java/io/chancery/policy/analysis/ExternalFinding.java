package io.chancery.policy.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chancery.language.ConditionClause;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PrincipalElement;
import io.chancery.language.Statement;
import io.chancery.language.analysis.AccessAnswer;
import io.chancery.language.analysis.OutsideAccess;
import io.chancery.language.analysis.OutsideGrant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A statement that lets somebody in from outside ("FindingSummary", Access Analyzer API Reference).
 *
 * @param resource its ARN; absent if only the policy was given
 * @param principal by its type; {@code *} is everybody, or everybody but those that the statement excepts
 * @param action as the statement has it; absent if it has NotAction
 * @param condition by operator and key
 * @param undecided why it is neither proved nor shown, and only to be feared; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ExternalFinding(
        Optional<String> resource,
        Map<String, String> principal,
        Optional<List<String>> action,
        Optional<List<String>> notAction,
        Map<String, Map<String, List<String>>> condition,
        boolean isPublic,
        int statementIndex,
        Optional<String> statementId,
        Optional<String> undecided,
        Optional<StatedRequest> witness) {

    /** All of one policy. */
    static List<ExternalFinding> of(
            Optional<String> resource,
            PolicyDocument policy,
            PolicyKind kind,
            String owner,
            Set<String> accounts,
            Witnesses witnesses) {
        return OutsideAccess.find(policy, kind, accounts).stream()
                .map(grant -> of(
                        resource,
                        policy,
                        grant,
                        witnesses.of(
                                grant.answer(),
                                kind,
                                Optional.of(owner),
                                request -> OutsideAccess.grants(policy, kind, grant, accounts, request))))
                .toList();
    }

    private static ExternalFinding of(
            Optional<String> resource, PolicyDocument policy, OutsideGrant grant, Optional<StatedRequest> witness) {
        Statement statement = policy.statements().get(grant.statement());
        List<String> actions = statement.actions().patterns();
        boolean except = statement.actions().negated();
        return new ExternalFinding(
                resource,
                principal(grant.principal()),
                except ? Optional.empty() : Optional.of(actions),
                except ? Optional.of(actions) : Optional.empty(),
                conditions(statement.conditions()),
                grant.isPublic(),
                grant.statement(),
                statement.sid().filter(sid -> !sid.isEmpty()),
                grant.answer() instanceof AccessAnswer.Undecided(String why) ? Optional.of(why) : Optional.empty(),
                witness);
    }

    private static Map<String, String> principal(PrincipalElement element) {
        if (element.negated()) {
            return Map.of("AWS", "*");
        }
        return switch (element.entries().getFirst()) {
            case PrincipalElement.Everyone everyone -> Map.of("AWS", "*");
            case PrincipalElement.Aws(String name) -> Map.of("AWS", name);
            case PrincipalElement.Service(String name) -> Map.of("Service", name);
            case PrincipalElement.Federated(String provider) -> Map.of("Federated", provider);
            case PrincipalElement.CanonicalUser(String id) -> Map.of("CanonicalUser", id);
        };
    }

    private static Map<String, Map<String, List<String>>> conditions(List<ConditionClause> clauses) {
        Map<String, Map<String, List<String>>> conditions = new TreeMap<>();
        clauses.forEach(clause -> conditions
                .computeIfAbsent(clause.operator(), operator -> new TreeMap<>())
                .put(clause.key(), clause.values()));
        return conditions;
    }
}
