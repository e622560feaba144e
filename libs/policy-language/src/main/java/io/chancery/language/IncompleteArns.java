package io.chancery.language;

import io.chancery.language.Statement.Patterns;

/**
 * "When you specify an incomplete ARN in an identity-based policy, AWS completes it by adding wildcards to all missing fields"
 * ("IAM identifiers", IAM User Guide). Session policies "do not support incomplete ARNs" (the same page). Outside identity
 * policies only one that ends in a wildcard, which reaches over colons, is whole.
 */
final class IncompleteArns {

    private IncompleteArns() {}

    /** The document with its resources completed as its kind has it. */
    static PolicyDocument completed(PolicyDocument document, PolicyKind kind) {
        return new PolicyDocument(
                document.version(),
                document.id(),
                document.statements().stream()
                        .map(statement -> completed(statement, kind))
                        .toList(),
                document.source());
    }

    private static Statement completed(Statement statement, PolicyKind kind) {
        return new Statement(
                statement.sid(),
                statement.effect(),
                statement.principal(),
                statement.actions(),
                statement
                        .resources()
                        .map(resources -> new Patterns(
                                resources.negated(),
                                resources.patterns().stream()
                                        .map(resource -> completed(resource, kind))
                                        .toList())),
                statement.conditions());
    }

    private static String completed(String resource, PolicyKind kind) {
        boolean completes = switch (kind) {
            case IDENTITY -> true;
            case SESSION, TRUST, RESOURCE, SERVICE_CONTROL, RESOURCE_CONTROL -> resource.endsWith("*");
        };
        return completes ? Arn.completed(resource) : resource;
    }
}
