package io.chancery.bench;

import io.chancery.bench.engine.EngineKind;
import io.chancery.bench.population.PopulationSize;
import java.util.Arrays;
import java.util.List;

/**
 * The command line.
 *
 * @param iterations of a second each in each fork
 * @param node whether the engines in Node take part
 * @param updates whether only the measurement of updates is asked for
 * @param load whether only the load of the decision cache is asked for
 */
record Options(
        List<PopulationSize> populations,
        List<EngineKind> engines,
        int forks,
        int iterations,
        boolean node,
        boolean updates,
        boolean load) {

    static final String USAGE = """
            bench/run [--population=small,medium,large] [--engine=…] [--forks=3] [--long] [--no-node] [--updates] [--load]

              --population  which populations; all
              --engine      which engines in this process, of %s; all
              --forks       how many processes each number is the median of; 3
              --long        ten seconds in each of five processes
              --no-node     without the engines that run in Node
              --updates     only decisions under a thousand policy updates a second
              --load        only how long the decision cache takes to load from the topics
            """.formatted(Arrays.toString(EngineKind.values()));

    private static final int SHORT_ITERATIONS = 2;
    private static final int LONG_ITERATIONS = 10;

    /** @throws IllegalArgumentException naming the argument that it does not understand */
    static Options parse(String... args) {
        List<PopulationSize> populations = List.of(PopulationSize.values());
        List<EngineKind> engines = List.of(EngineKind.values());
        int forks = 3;
        int iterations = SHORT_ITERATIONS;
        boolean node = true;
        boolean updates = false;
        boolean load = false;
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            if (arg.startsWith("--population=")) {
                populations = Arrays.stream(value.split(",", -1))
                        .map(PopulationSize::of)
                        .toList();
            } else if (arg.startsWith("--engine=")) {
                engines =
                        Arrays.stream(value.split(",", -1)).map(EngineKind::of).toList();
            } else if (arg.startsWith("--forks=")) {
                forks = positive(arg, value);
            } else if (arg.equals("--long")) {
                forks = 5;
                iterations = LONG_ITERATIONS;
            } else if (arg.equals("--no-node")) {
                node = false;
            } else if (arg.equals("--updates")) {
                updates = true;
            } else if (arg.equals("--load")) {
                load = true;
            } else {
                throw new IllegalArgumentException("argument \"%s\" is not known".formatted(arg));
            }
        }
        return new Options(populations, engines, forks, iterations, node, updates, load);
    }

    private static int positive(String arg, String value) {
        if (!value.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException("%s: must be a number from 1 to 99".formatted(arg));
        }
        return Integer.parseInt(value);
    }
}
