package io.chancery.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.bench.measure.Rate;
import io.chancery.bench.measure.Row;
import io.chancery.bench.population.PopulationSize;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is printed beside the tables. */
class BenchTest {

    @Test
    void aDecisionIsToldInReadsOfMemory() {
        Row row = new Row(
                PopulationSize.LARGE,
                "Chancery",
                Rate.of(List.of(500_000.0, 1_000_000.0, 1_250_000.0)),
                Optional.empty(),
                Optional.empty());

        assertThat(Bench.reads(row, 200))
                .isEqualToIgnoringNewLines("One read of memory after another takes 200 ns each at this hour;"
                        + " a decision by Chancery as long as 5.0 (4.0–10.0).");
    }
}
