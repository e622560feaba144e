package io.chancery.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.bench.engine.EngineKind;
import io.chancery.bench.population.PopulationSize;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void without_arguments_everything_is_measured_in_three_forks() {
        Options options = Options.parse();

        assertThat(options.populations()).containsExactly(PopulationSize.values());
        assertThat(options.engines()).containsExactly(EngineKind.values());
        assertThat(options.forks()).isEqualTo(3);
        assertThat(options.node()).isTrue();
    }

    @Test
    void populations_and_engines_can_be_chosen() {
        Options options = Options.parse("--population=small,large", "--engine=jcasbin", "--forks=4", "--no-node");

        assertThat(options.populations()).containsExactly(PopulationSize.SMALL, PopulationSize.LARGE);
        assertThat(options.engines()).containsExactly(EngineKind.JCASBIN);
        assertThat(options.forks()).isEqualTo(4);
        assertThat(options.node()).isFalse();
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--population=huge"))
                .withMessage("population \"huge\" is none of small, medium, large");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--forks=0"))
                .withMessage("--forks=0: must be a number from 1 to 99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--quick"))
                .withMessage("argument \"--quick\" is not known");
    }
}
