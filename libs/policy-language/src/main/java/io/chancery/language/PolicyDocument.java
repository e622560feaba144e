package io.chancery.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A policy, parsed (IAM User Guide, "Grammar of the IAM JSON policy language").
 *
 * @param version {@link PolicyVersion#V2008} if the document names none
 * @param id the Id element, which nothing reads
 * @param statements at least one, in the document's order
 * @param source the document exactly as it was sent
 */
public record PolicyDocument(PolicyVersion version, Optional<String> id, List<Statement> statements, String source) {

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * Parses a document that somebody sends, holding it to all rules of its kind and to the kind's largest size.
     *
     * @throws MalformedPolicyException if it is refused
     */
    public static PolicyDocument parse(String json, PolicyKind kind) {
        return parse(json, kind, PolicyLimits.defaultFor(kind));
    }

    /**
     * The same with another size limit, such as {@link PolicyLimits#MANAGED}.
     *
     * @param maxCountedSize in characters without white space
     * @throws MalformedPolicyException if it is refused; its code is LimitExceeded if the size is why
     */
    public static PolicyDocument parse(String json, PolicyKind kind, int maxCountedSize) {
        return checked(PolicyParser.parse(json, kind, PolicyLimits.UPLOAD), kind, maxCountedSize);
    }

    /**
     * The same for a document that IAM is to keep, of which it refuses more: what would match nothing, so that a Deny would be
     * lost, and trust in providers that others share.
     *
     * @param maxCountedSize in characters without white space
     * @throws MalformedPolicyException if it is refused; its code is LimitExceeded if the size is why
     */
    public static PolicyDocument parseToStore(String json, PolicyKind kind, int maxCountedSize) {
        PolicyDocument asWritten = PolicyParser.parse(json, kind, PolicyLimits.UPLOAD);
        StorageRules.check(asWritten, kind);
        return checked(asWritten, kind, maxCountedSize);
    }

    private static PolicyDocument checked(PolicyDocument asWritten, PolicyKind kind, int maxCountedSize) {
        if (countedSize(asWritten.source) > maxCountedSize) {
            throw MalformedPolicyException.tooLarge(
                    kind == PolicyKind.TRUST ? "ACLSizePerRole" : "PolicySize", maxCountedSize);
        }
        PolicyDocument document = IncompleteArns.completed(asWritten, kind);
        UploadRules.check(document, kind);
        return document;
    }

    /**
     * Parses a document that was accepted before. Structure is held to as strictly as ever, since a lost Deny is an
     * Allow; but rules about names (operators, action prefixes, Sids, principals) may have been others when it
     * was accepted. The evaluator treats an operator that it does not know as failing closed.
     *
     * @throws MalformedPolicyException if it is no policy document; whoever asks then has to deny
     */
    public static PolicyDocument parseStored(String json, PolicyKind kind) {
        return IncompleteArns.completed(PolicyParser.parse(json, kind, PolicyLimits.STORED), kind);
    }

    /** The size that limits speak of: characters, without white space. */
    public static int countedSize(String json) {
        return (int) json.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    }

    /** Where each statement stands in {@link #source}, in the order of {@link #statements}. Read anew at each call. */
    public List<StatementSpan> statementSpans() {
        return PolicyParser.statementSpans(source);
    }

    /**
     * The context keys that conditions and policy variables name, as first written, in the document's order; none twice
     * in any case.
     */
    public List<String> contextKeys() {
        ContextKeyNames names = new ContextKeyNames();
        statements.forEach(statement -> names.add(statement, version));
        return names.found();
    }

    /** The accounts that the document names as principals, or as those of users, roles and sessions that it names. */
    public Set<String> namedAccounts() {
        Set<String> accounts = new LinkedHashSet<>();
        for (Statement statement : statements) {
            statement.principal().ifPresent(principal -> accounts.addAll(principal.accounts()));
        }
        return accounts;
    }

    /** The user and role ARNs that the document names as principals: what has to be resolved to unique ids. */
    public Set<String> namedUsersAndRoles() {
        Set<String> arns = new LinkedHashSet<>();
        for (Statement statement : statements) {
            statement.principal().ifPresent(principal -> arns.addAll(principal.usersAndRoles()));
        }
        return arns;
    }
}
