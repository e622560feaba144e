package io.chancery.language.analysis;

import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement;
import io.chancery.language.match.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement of one of the two policies that are compared.
 *
 * @param updated whether it is of the policy that is checked; else of the one that it may not go beyond
 * @param index in its document, from 0
 * @param atoms all true if and only if its conditions are met
 */
record SidedStatement(
        boolean updated, int index, Statement statement, PolicyVersion version, List<ConditionAtom> atoms) {

    /** Those that can match at all: an Allow with an operator that is not known cannot. */
    static List<SidedStatement> of(PolicyDocument document, boolean updated) {
        List<SidedStatement> statements = new ArrayList<>();
        for (int i = 0; i < document.statements().size(); i++) {
            Statement statement = document.statements().get(i);
            List<ConditionAtom> atoms = statement.conditions().stream()
                    .map(clause -> ConditionAtom.of(clause, document.version()))
                    .distinct()
                    .toList();
            List<ConditionAtom> known =
                    atoms.stream().filter(atom -> atom.operator().isPresent()).toList();
            if (statement.effect() == Effect.DENY || known.size() == atoms.size()) {
                statements.add(new SidedStatement(updated, i, statement, document.version(), known));
            }
        }
        return statements;
    }

    boolean allows() {
        return statement.effect() == Effect.ALLOW;
    }

    /** The resource element's patterns; empty if there is no element. */
    List<ResourceText> resources() {
        return statement.resources().map(Statement.Patterns::patterns).orElse(List.of()).stream()
                .map(text -> ResourceText.of(text, version))
                .toList();
    }

    /**
     * A resource pattern. Equal ones match together.
     *
     * @param version so far as it makes a difference
     */
    record ResourceText(String text, PolicyVersion version) {

        static ResourceText of(String text, PolicyVersion version) {
            return new ResourceText(text, text.contains("${") ? version : PolicyVersion.V2012);
        }

        Template template() {
            return version == PolicyVersion.V2012 ? Template.ofResource(text) : Template.withoutVariables(text);
        }

        boolean hasVariable() {
            return ConditionAtom.hasVariable(template());
        }
    }

    /** Whether the statement can do without a Resource element and is about any resource then. */
    boolean isAboutAnyResource(boolean namesPrincipals) {
        return statement.resources().isEmpty() && (namesPrincipals || !allows());
    }

    Optional<Statement.Patterns> resourceElement() {
        return statement.resources();
    }
}
