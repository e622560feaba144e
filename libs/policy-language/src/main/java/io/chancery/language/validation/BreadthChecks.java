package io.chancery.language.validation;

import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Template;
import io.chancery.language.reference.GlobalKeys;
import io.chancery.language.validation.StatementView.Clause;
import java.util.Set;

/**
 * Values of conditions on who calls and whence, in which a wildcard or a policy variable may stand for more than was meant.
 *
 * <p>The reference names the keys that are compared whole ({@link GlobalKeys#isSensitive}) and the form of {@code aws:userid},
 * but not for which keys the six characters count. AWS's own managed policies do without them for tags, for keys of
 * services and for {@code aws:RequestedRegion}, and compare accounts and organisations with each other by variables; so
 * nothing is said of those. The claims of OpenID Connect providers are known to count.
 */
final class BreadthChecks {

    /** So many characters before a wildcard or variable narrow it down. */
    private static final int ENOUGH_BEFORE = 6;

    private static final Set<String> WHO_CALLS = Set.of(
            "aws:ec2instancesourcevpc",
            "aws:federatedprovider",
            "aws:principalorgpaths",
            "aws:principalservicename",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceidentity",
            "aws:sourceorgpaths",
            "aws:username",
            "aws:vpceorgpaths");

    private final boolean variables;
    private final Report report;

    BreadthChecks(Ground ground) {
        this.variables = ground.hasVariables();
        this.report = ground.report();
    }

    void check(StatementView statement) {
        statement.clauses().stream().filter(BreadthChecks::comparesStrings).forEach(clause -> {
            for (Spot item : clause.values().items()) {
                item.text().ifPresent(text -> value(statement, clause, item, text));
            }
        });
    }

    private static boolean comparesStrings(Clause clause) {
        return clause.is(
                Base.STRING_EQUALS,
                Base.STRING_NOT_EQUALS,
                Base.STRING_EQUALS_IGNORE_CASE,
                Base.STRING_NOT_EQUALS_IGNORE_CASE,
                Base.STRING_LIKE,
                Base.STRING_NOT_LIKE);
    }

    private void value(StatementView statement, Clause clause, Spot item, String text) {
        Template template = variables ? Template.withVariables(text) : Template.withoutVariables(text);
        OpenText shape = OpenText.of(template, clause.is(Base.STRING_LIKE, Base.STRING_NOT_LIKE));
        if (GlobalKeys.isSensitive(clause.key())) {
            whole(clause, item, template, shape);
        } else if (lets(statement, clause) && !isGivenOut(clause, template, shape)) {
            narrow(clause, item, shape);
        }
    }

    /** Whether the statement lets through what the values match. */
    private static boolean lets(StatementView statement, Clause clause) {
        boolean negated = clause.base().filter(Base::negated).isPresent();
        return negated ? statement.denies() : statement.allows();
    }

    private void whole(Clause clause, Spot item, Template template, OpenText shape) {
        if (shape.has(OpenText.WILDCARD)) {
            report.add(
                    IssueCode.WILDCARD_USAGE_TOO_PERMISSIVE,
                    item,
                    "What part of an identifier matches is chance, so \"%s\" takes no wildcards. Write the values out.",
                    clause.keyAsWritten());
        }
        if (shape.has(OpenText.VARIABLE) && !isGivenOut(clause, template, shape)) {
            report.add(
                    IssueCode.VARIABLE_USAGE_TOO_PERMISSIVE,
                    item,
                    "The policy variable may turn out to be any value of \"%s\". Write the values out.",
                    clause.keyAsWritten());
        }
    }

    /** Whether the value is another identifier of the request, which callers cannot choose. */
    private static boolean isGivenOut(Clause clause, Template template, OpenText shape) {
        return shape.isOneVariable()
                && GlobalKeys.isSensitive(template.keys().getFirst())
                && !Ascii.lowerCase(template.keys().getFirst()).equals(clause.key());
    }

    private void narrow(Clause clause, Spot item, OpenText shape) {
        if (clause.key().equals("aws:userid")) {
            shape.openBeforeColon()
                    .ifPresent(open -> report.add(
                            code(open),
                            item,
                            "A user id is \"id:session name\". A wildcard or variable stands for the session name, or for the"
                                    + " whole of the id before the colon."));
            return;
        }
        if (!WHO_CALLS.contains(clause.key()) && !isClaim(clause.key())) {
            return;
        }
        for (int open : new int[] {OpenText.WILDCARD, OpenText.VARIABLE}) {
            if (shape.fewestBefore(open) < ENOUGH_BEFORE) {
                report.add(
                        code(open),
                        item,
                        "The %s in the value of \"%s\" may stand for more than you meant. Write at least %d characters before it.",
                        open == OpenText.WILDCARD ? "wildcard" : "policy variable",
                        clause.keyAsWritten(),
                        ENOUGH_BEFORE);
            }
        }
    }

    private static boolean isClaim(String key) {
        int colon = key.indexOf(':');
        return colon > 0 && KeyChecks.isIdentityProvider(key.substring(0, colon));
    }

    private static IssueCode code(int open) {
        return open == OpenText.WILDCARD
                ? IssueCode.WILDCARD_USAGE_TOO_PERMISSIVE
                : IssueCode.VARIABLE_USAGE_TOO_PERMISSIVE;
    }
}
