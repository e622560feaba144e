package io.chancery.language.analysis;

import io.chancery.language.ConditionClause;
import io.chancery.language.ConditionOperator;
import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.ConditionOperator.Qualifier;
import io.chancery.language.PolicyVersion;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Template;
import java.util.Optional;

/**
 * A condition clause as something that is true or false of a request. Equal atoms are true together, in whichever policy
 * they stand.
 *
 * @param clause its key in lower case
 * @param version of the document, so far as it makes a difference
 */
record ConditionAtom(ConditionClause clause, PolicyVersion version) {

    /** What kind of value an operator reads, and so which values it can tell apart. */
    enum Reads {
        TEXT,
        NUMBER,
        DATE,
        ADDRESS,
        /** Whether there is a value. */
        PRESENCE,
        /** What is not looked into: it may be true or false, whatever else is. */
        OPAQUE
    }

    static ConditionAtom of(ConditionClause clause, PolicyVersion version) {
        boolean alike = clause.values().stream().noneMatch(value -> value.contains("${"));
        return new ConditionAtom(
                new ConditionClause(clause.operator(), Ascii.lowerCase(clause.key()), clause.values()),
                alike ? PolicyVersion.V2012 : version);
    }

    String key() {
        return clause.key();
    }

    /** Empty if the operator is not known: an Allow with it never applies, and a Deny as if it were true. */
    Optional<ConditionOperator> operator() {
        return ConditionOperator.parse(clause.operator());
    }

    boolean isAboutSets() {
        return operator()
                .filter(operator -> operator.qualifier() != Qualifier.NONE)
                .isPresent();
    }

    Template template(String value) {
        return version == PolicyVersion.V2012 ? Template.withVariables(value) : Template.withoutVariables(value);
    }

    static boolean hasVariable(Template template) {
        return template.parts().stream().anyMatch(Template.Variable.class::isInstance);
    }

    Reads reads() {
        Optional<Base> base = operator().map(ConditionOperator::base);
        if (base.isEmpty()) {
            return Reads.OPAQUE;
        }
        return switch (base.get().type()) {
            case STRING, ARN, BOOL -> isConstant() ? Reads.TEXT : Reads.OPAQUE;
            case NUMERIC -> Reads.NUMBER;
            case DATE -> Reads.DATE;
            case ADDRESS -> Reads.ADDRESS;
            case EXISTENCE -> isConstant() && !isAboutSets() ? Reads.PRESENCE : Reads.OPAQUE;
            case BINARY -> Reads.OPAQUE;
        };
    }

    private boolean isConstant() {
        return clause.values().stream().noneMatch(value -> hasVariable(template(value)));
    }
}
