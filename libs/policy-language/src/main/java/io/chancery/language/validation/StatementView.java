package io.chancery.language.validation;

import io.chancery.language.ConditionOperator;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A statement as the checks that look at several of its elements see it; what has the wrong type is left out. */
record StatementView(Spot spot) {

    boolean allows() {
        return has("Allow");
    }

    boolean denies() {
        return has("Deny");
    }

    private boolean has(String effect) {
        return spot.member("Effect").flatMap(Spot::text).filter(effect::equals).isPresent();
    }

    Optional<Spot> element(String name) {
        return spot.member(name);
    }

    List<String> texts(String name) {
        return spot.member(name).map(Spot::texts).orElse(List.of());
    }

    /** Whether the Action element, if there is one, covers the action; given in lower case. */
    boolean acts(String action) {
        return texts("Action").stream()
                .anyMatch(pattern -> Glob.of(Ascii.lowerCase(pattern)).matches(action));
    }

    /** Each key of each operator. */
    List<Clause> clauses() {
        List<Clause> clauses = new ArrayList<>();
        for (Map.Entry<String, Spot> operator :
                spot.member("Condition").map(Spot::members).orElse(List.of())) {
            for (Map.Entry<String, Spot> key : operator.getValue().members()) {
                clauses.add(new Clause(
                        operator.getKey(),
                        ConditionOperator.parse(operator.getKey()),
                        Ascii.lowerCase(key.getKey()),
                        key.getKey(),
                        key.getValue()));
            }
        }
        return clauses;
    }

    /** Whether a condition asks for one of the keys; given in lower case. */
    boolean asksFor(String... keys) {
        return clauses().stream().anyMatch(clause -> Stream.of(keys).anyMatch(clause.key()::equals));
    }

    /**
     * One key of one operator.
     *
     * @param operator empty if there is no such operator
     * @param key in lower case
     */
    record Clause(
            String operatorName, Optional<ConditionOperator> operator, String key, String keyAsWritten, Spot values) {

        Optional<ConditionOperator.Base> base() {
            return operator.map(ConditionOperator::base);
        }

        boolean is(ConditionOperator.Base... bases) {
            return base().filter(base -> List.of(bases).contains(base)).isPresent();
        }

        /** Whether a request without the key does not meet it, so that the key makes a difference. */
        boolean needsKey() {
            return operator.filter(one -> !one.ifExists()
                            && !one.base().negated()
                            && one.base() != ConditionOperator.Base.NULL
                            && one.qualifier() != ConditionOperator.Qualifier.FOR_ALL_VALUES)
                    .isPresent();
        }
    }
}
