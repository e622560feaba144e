package io.chancery.language.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.ConditionClause;
import io.chancery.language.PolicyVersion;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is remembered of what people write and ask is bounded: in number, and in size. */
class RememberedTest {

    private static final int MOST_ACTIONS = 2_048;
    private static final int LONGEST_ACTION = 128;
    private static final int MOST_CONDITIONS = 4_096;
    private static final int MOST_CHARACTERS = 512;
    private static final int OVERHEAD = 16;

    @Test
    void an_action_is_remembered() {
        assertThat(RequestAction.of("s3:GetObject")).isSameAs(RequestAction.of("s3:GetObject"));
        assertThat(RequestAction.of(action(LONGEST_ACTION))).isSameAs(RequestAction.of(action(LONGEST_ACTION)));
    }

    @Test
    void an_action_that_is_too_long_is_not() {
        RequestAction action = RequestAction.of(action(LONGEST_ACTION + 1));

        assertThat(action).isNotSameAs(RequestAction.of(action(LONGEST_ACTION + 1)));
        assertThat(action.matches("s3:a*")).isTrue();
        assertThat(action.matches("s3:b*")).isFalse();
    }

    @Test
    void after_too_many_actions_it_begins_anew() {
        RequestAction first = RequestAction.of("remembered:first");

        IntStream.range(0, MOST_ACTIONS).forEach(i -> RequestAction.of("remembered:other" + i));

        assertThat(RequestAction.of("remembered:first")).isNotSameAs(first);
    }

    @Test
    void an_action_answers_the_same_when_it_is_asked_again() {
        RequestAction action = RequestAction.of("s3:GetObject");
        // If other tests have taken all numbers, these have none; some are there in any case.
        Stream.of("s3:get*", "s3:*", "*", "s3:put*").forEach(ActionPatterns.NUMBERED::number);

        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < NumberedTexts.MOST && ActionPatterns.NUMBERED.text(i) != null; i++) {
                String pattern = ActionPatterns.NUMBERED.text(i);
                assertThat(action.matches(i)).as(pattern).isEqualTo(action.matches(pattern));
            }
        }
    }

    @Test
    void conditions_are_remembered_by_clauses_and_version() {
        List<ConditionClause> clauses = clauses("team", MOST_CHARACTERS);

        assertThat(Conditions.of(clauses, PolicyVersion.V2012))
                .isSameAs(Conditions.of(clauses("team", MOST_CHARACTERS), PolicyVersion.V2012))
                .isNotSameAs(Conditions.of(clauses, PolicyVersion.V2008));
    }

    @Test
    void conditions_that_are_too_long_are_not() {
        List<ConditionClause> clauses = clauses("team", MOST_CHARACTERS + 1);

        assertThat(Conditions.of(clauses, PolicyVersion.V2012))
                .isNotSameAs(Conditions.of(clauses, PolicyVersion.V2012));
    }

    @Test
    void conditions_of_too_many_values_are_not() {
        var few = List.of(new ConditionClause("ArnLike", "aws:PrincipalArn", Collections.nCopies(30, "")));
        var many = List.of(new ConditionClause("ArnLike", "aws:PrincipalArn", Collections.nCopies(31, "")));

        assertThat(Conditions.of(few, PolicyVersion.V2012)).isSameAs(Conditions.of(few, PolicyVersion.V2012));
        assertThat(Conditions.of(many, PolicyVersion.V2012)).isNotSameAs(Conditions.of(many, PolicyVersion.V2012));
    }

    @Test
    void a_key_with_a_long_name_has_no_slot() {
        String longest = "aws:" + "k".repeat(ContextKey.LONGEST - 4);
        assertThat(ContextKey.mayHaveSlot(longest)).isTrue();
        assertThat(ContextKey.mayHaveSlot(longest + "k")).isFalse();
        assertThat(ContextKey.of(longest + "k").slot).isEqualTo(ContextKey.NO_SLOT);
    }

    @Test
    void after_too_many_conditions_it_begins_anew() {
        CompiledCondition[] first = Conditions.of(clauses("first", MOST_CHARACTERS), PolicyVersion.V2012);

        IntStream.range(0, MOST_CONDITIONS)
                .forEach(i -> Conditions.of(clauses("other" + i, MOST_CHARACTERS), PolicyVersion.V2012));

        assertThat(Conditions.of(clauses("first", MOST_CHARACTERS), PolicyVersion.V2012))
                .isNotSameAs(first);
    }

    private static String action(int length) {
        return "s3:" + "a".repeat(length - "s3:".length());
    }

    /** Of so many characters in all, in operators, keys and values, with what each value takes beside them. */
    private static List<ConditionClause> clauses(String value, int characters) {
        var first = new ConditionClause("StringLike", "aws:PrincipalTag/remembered", List.of(value));
        String operator = "StringEquals";
        String key = "aws:username";
        int rest = characters
                - 2 * OVERHEAD
                - first.operator().length()
                - first.key().length()
                - value.length()
                - operator.length()
                - key.length();
        return List.of(first, new ConditionClause(operator, key, List.of("x".repeat(rest))));
    }
}
