package io.chancery.language.validation;

import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.ConditionOperator.Qualifier;
import io.chancery.language.validation.StatementView.Clause;
import java.util.Set;

/** Conditions that mean something else than they seem to: keys that need another beside them, and ways to say less. */
final class ConditionHabits {

    /** Whoever calls says what they are. */
    private static final Set<String> SAID_BY_CALLER = Set.of("aws:referer", "aws:useragent");

    private final Report report;

    ConditionHabits(Report report) {
        this.report = report;
    }

    void check(StatementView statement) {
        for (Clause clause : statement.clauses()) {
            keys(statement, clause);
            audience(clause);
            wildcard(clause);
        }
    }

    private void keys(StatementView statement, Clause clause) {
        if (SAID_BY_CALLER.contains(clause.key())) {
            report.add(
                    IssueCode.UNTRUSTWORTHY_CONDITION_KEY,
                    clause.values(),
                    "Callers can put what they like into \"%s\", so it protects nothing.",
                    clause.keyAsWritten());
        }
        switch (clause.key()) {
            case "aws:vpcsourceip" -> {
                if (!statement.asksFor("aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn")) {
                    report.add(
                            IssueCode.MISSING_PAIRED_CONDITION_KEYS,
                            clause.values(),
                            "The same private address is in many networks. Name the network with aws:SourceVpc as well.");
                }
            }
            case "dynamodb:attributes" -> {
                if (statement.allows() && !statement.asksFor("dynamodb:select")) {
                    report.add(
                            IssueCode.DYNAMODB_ATTRIBUTES_WITHOUT_SELECT,
                            clause.values(),
                            "A request that names no attributes gets all of them. Add \"StringEquals\": {\"dynamodb:Select\":"
                                    + " \"SPECIFIC_ATTRIBUTES\"}.");
                }
            }
            case "s3:prefix" -> prefix(statement, clause);
            default -> {}
        }
    }

    private void prefix(StatementView statement, Clause clause) {
        boolean strings = clause.is(Base.STRING_EQUALS, Base.STRING_LIKE, Base.STRING_EQUALS_IGNORE_CASE);
        boolean negated = clause.is(Base.STRING_NOT_EQUALS, Base.STRING_NOT_LIKE, Base.STRING_NOT_EQUALS_IGNORE_CASE);
        if (statement.denies() && strings || statement.allows() && negated) {
            report.add(
                    IssueCode.S3_PREFIX_IN_NEGATIVE_CONTEXT,
                    clause.values(),
                    "A request with a shorter prefix lists the same objects and is not held back. Allow prefixes with StringLike,"
                            + " or deny others with StringNotLike.");
        }
    }

    private void audience(Clause clause) {
        boolean any = clause.operator()
                .filter(operator -> operator.qualifier() == Qualifier.FOR_ANY_VALUE)
                .isPresent();
        if (any && clause.key().endsWith(":aud")) {
            report.add(
                    IssueCode.FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE,
                    clause.values(),
                    "A token has one audience, so \"%s\" has one value. Remove ForAnyValue:.",
                    clause.keyAsWritten());
        }
    }

    /** A pattern that everything matches says no more than whether the key is there. */
    private void wildcard(Clause clause) {
        if (!clause.values().texts().contains("*") || !clause.is(Base.STRING_LIKE, Base.STRING_NOT_LIKE)) {
            return;
        }
        boolean negated = clause.is(Base.STRING_NOT_LIKE);
        boolean whenAbsent = clause.operator()
                .filter(operator -> operator.ifExists() || operator.qualifier() == Qualifier.FOR_ALL_VALUES)
                .isPresent();
        if (!whenAbsent) {
            report.add(
                    negated ? IssueCode.EQUIVALENT_TO_NULL_TRUE : IssueCode.EQUIVALENT_TO_NULL_FALSE,
                    clause.values(),
                    "This says that the key is %s. Say so: \"Null\": {\"%s\": \"%s\"}.",
                    negated ? "absent" : "there",
                    clause.keyAsWritten(),
                    negated);
        } else if (!negated) {
            report.add(
                    IssueCode.REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION,
                    clause.values(),
                    "The condition on \"%s\" is always met. Remove it.",
                    clause.keyAsWritten());
        }
    }
}
