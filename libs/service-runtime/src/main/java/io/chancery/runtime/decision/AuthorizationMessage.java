package io.chancery.runtime.decision;

import java.util.List;
import java.util.Optional;

/**
 * Why an API call was denied, as {@code DecodeAuthorizationMessage} shows it (STS API Reference; the shape follows the
 * examples of the AWS CLI's reference).
 *
 * @param matchedStatements the Denies that matched; none if nothing allowed
 * @param failures always empty: an evaluation here does not fail half-way
 * @param explanation what AWS does not tell: beside its members
 */
public record AuthorizationMessage(
        boolean allowed,
        boolean explicitDeny,
        Items<MatchedStatement> matchedStatements,
        Items<String> failures,
        RequestContext context,
        Optional<DecisionExplanation> explanation) {

    /** A list as this message writes lists. */
    public record Items<T>(List<T> items) {

        public Items {
            items = List.copyOf(items);
        }
    }

    public record Value(String value) {}

    public record Condition(String key, Items<Value> values) {}

    /** @param effect {@code DENY} or {@code ALLOW} */
    public record MatchedStatement(
            String statementId,
            String effect,
            Items<Value> principals,
            Items<Value> principalGroups,
            Items<Value> actions,
            Items<Value> resources,
            Items<Condition> conditions) {}

    /** @param id {@code AIDA…}, {@code AROA…:session} */
    public record Principal(String id, String arn) {}

    /** @param conditions the condition keys that the request had */
    public record RequestContext(Principal principal, String action, String resource, Items<Condition> conditions) {}

    public static Items<Value> values(List<String> texts) {
        return new Items<>(texts.stream().map(Value::new).toList());
    }

    /** The same with less, for when it is too long: first without the explanation, then without statements, then keys. */
    public List<AuthorizationMessage> shortened() {
        var unexplained =
                new AuthorizationMessage(allowed, explicitDeny, matchedStatements, failures, context, Optional.empty());
        var unmatched = new AuthorizationMessage(
                allowed, explicitDeny, new Items<>(List.of()), failures, context, Optional.empty());
        var bare = new AuthorizationMessage(
                allowed,
                explicitDeny,
                new Items<>(List.of()),
                failures,
                new RequestContext(context.principal(), context.action(), context.resource(), new Items<>(List.of())),
                Optional.empty());
        return List.of(unexplained, unmatched, bare);
    }
}
