package io.chancery.language.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each issue is found where it is, and not where it just is not. */
class IssuePairsTest {

    static Stream<Pair> pairs() {
        return Stream.of(ServicePairs.all(), ConditionPairs.all(), BreadthPairs.all(), PrincipalPairs.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void an_issue_is_found(Pair pair) {
        List<IssueCode> expected =
                Stream.concat(Stream.of(pair.code()), pair.others().stream()).toList();

        assertThat(pair.findings(pair.with())).extracting(Finding::code).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void its_neighbour_has_none(Pair pair) {
        assertThat(pair.findings(pair.without())).isEmpty();
    }

    @Test
    void every_code_is_shown_to_be_found() {
        Stream<Object> byThemselves = PolicyValidatorTest.cases().map(one -> one.get()[0]);

        assertThat(Stream.concat(byThemselves, pairs().map(Pair::code))).containsAll(Arrays.asList(IssueCode.values()));
    }
}
