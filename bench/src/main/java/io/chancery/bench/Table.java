package io.chancery.bench;

import io.chancery.bench.measure.Row;
import io.chancery.bench.population.PopulationSize;
import java.util.List;
import java.util.Locale;

/** Rows as a Markdown table; every engine's rate is also given as what the first row's is of it. */
final class Table {

    private Table() {}

    static String of(PopulationSize population, List<Row> rows) {
        StringBuilder table = new StringBuilder();
        table.append(line(
                "Population %s: %,d principals, %,d policies",
                population.label(), population.principals(), population.policies()));
        table.append(line(""));
        table.append(
                line(
                        "| engine | decisions per CPU second | slowest–fastest fork | ratio | p50, µs | p99, µs | p99.9, µs | bytes/decision |"));
        table.append(line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"));
        for (Row row : rows) {
            table.append(line(
                    "| %s | %,.0f | %,.0f–%,.0f | %,.1f | %s | %s | %s | %s |",
                    row.engine(),
                    row.rate().perSecond(),
                    row.rate().slowest(),
                    row.rate().fastest(),
                    rows.getFirst().rate().perSecond() / row.rate().perSecond(),
                    row.latency().map(latency -> number("%.2f", latency.p50())).orElse(""),
                    row.latency().map(latency -> number("%.2f", latency.p99())).orElse(""),
                    row.latency().map(latency -> number("%.2f", latency.p999())).orElse(""),
                    row.bytesPerDecision().map(bytes -> number("%,.0f", bytes)).orElse("")));
        }
        table.append(line(""));
        return table.toString();
    }

    private static String line(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments) + "\n";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
