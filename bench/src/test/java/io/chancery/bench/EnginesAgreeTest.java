package io.chancery.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.bench.engine.Engine;
import io.chancery.bench.engine.EngineKind;
import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationGenerator;
import io.chancery.bench.population.PopulationSize;
import io.chancery.bench.population.Question;
import io.chancery.bench.population.RequestGenerator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The populations keep to what the engines' languages have in common, so any difference is a wrong translation. */
class EnginesAgreeTest {

    private static final int MEMBERS = 40;
    private static final int QUESTIONS = 1_000;

    private static Population population;
    private static List<Question> questions;
    private static List<Boolean> expected;

    @BeforeAll
    static void ask_the_reference() {
        population = PopulationGenerator.generate(PopulationSize.MEDIUM, PopulationGenerator.SEED);
        questions = RequestGenerator.generate(population, MEMBERS, QUESTIONS, PopulationGenerator.SEED);
        expected = answers(EngineKind.REFERENCE);
    }

    private static List<Boolean> answers(EngineKind kind) {
        Engine engine = kind.start(population, questions);
        return java.util.stream.IntStream.range(0, questions.size())
                .mapToObj(engine::allows)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    void every_engine_gives_the_answers_of_the_reference(EngineKind kind) {
        assertThat(answers(kind)).isEqualTo(expected);
    }

    @Test
    void about_half_of_the_requests_are_allowed() {
        assertThat(expected.stream().filter(allowed -> allowed).count()).isBetween(400L, 600L);
    }

    @Test
    void equal_seeds_give_equal_populations_and_requests() {
        Population again = PopulationGenerator.generate(PopulationSize.MEDIUM, PopulationGenerator.SEED);

        assertThat(again).isEqualTo(population);
        assertThat(RequestGenerator.generate(again, MEMBERS, QUESTIONS, PopulationGenerator.SEED))
                .isEqualTo(questions);
    }

    @Test
    void another_seed_gives_other_policies() {
        assertThat(PopulationGenerator.generate(PopulationSize.MEDIUM, PopulationGenerator.SEED + 1)
                        .policies())
                .isNotEqualTo(population.policies());
    }

    @ParameterizedTest
    @EnumSource(PopulationSize.class)
    void a_population_is_as_large_as_its_name_says(PopulationSize size) {
        Population made = PopulationGenerator.generate(size, PopulationGenerator.SEED);

        assertThat(made.members()).hasSize(size.principals());
        assertThat(made.policies()).hasSize(size.policies());
        assertThat(made.members().stream()
                        .mapToInt(member -> member.policies().size())
                        .average()
                        .orElseThrow())
                .isBetween(size.policiesEach() - 0.5, size.policiesEach() + 0.5);
    }
}
