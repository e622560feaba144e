package io.chancery.bench.coldload;

import io.chancery.bench.measure.OwnProcess;
import io.chancery.bench.measure.ServiceJvm;
import io.chancery.bench.population.PopulationSize;
import io.chancery.policy.training.TrainingLoad;
import io.chancery.servers.KafkaConfig;
import io.chancery.servers.KafkaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Loads the large population from the topics of a broker on this machine, three times, each in a new process. */
public final class ColdLoad {

    private static final int ROUNDS = 3;

    private static final String HEAP = "-Xmx1g";

    private ColdLoad() {}

    /** A table. */
    public static String measure() throws IOException, InterruptedException {
        List<String> jvm = trained();
        KafkaServer kafka = KafkaServer.start(KafkaConfig.temporary());
        try (var population = new PublishedPopulation(kafka.bootstrapServers())) {
            population.publish(PopulationSize.LARGE);
            var table = new StringBuilder("""
                    | run | only the bytes, s (CPU s) | MB | the cache, s (CPU s) | ratio (CPU) | heap, MB | all asked, MB |
                    | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                    """);
            for (int round = 1; round <= ROUNDS; round++) {
                String[] bytes = run(jvm, kafka, "bytes");
                String[] cache = run(jvm, kafka, "cache");
                table.append(String.format(
                        Locale.ROOT,
                        "| %d | %s (%s) | %.1f | %s (%s) | %.1f (%.1f) | %.1f | %.1f |%n",
                        round,
                        bytes[0],
                        bytes[1],
                        Long.parseLong(bytes[2]) / 1e6,
                        cache[0],
                        cache[1],
                        Double.parseDouble(cache[0]) / Double.parseDouble(bytes[0]),
                        Double.parseDouble(cache[1]) / Double.parseDouble(bytes[1]),
                        Long.parseLong(cache[2]) / 1e6,
                        Long.parseLong(cache[3]) / 1e6));
            }
            return table.toString();
        } finally {
            kafka.stop();
        }
    }

    /** What the processes are started with, after the training run that launcher and image have made too. */
    private static List<String> trained() throws IOException, InterruptedException {
        if (!ServiceJvm.isTrained()) {
            return ServiceJvm.options(HEAP);
        }
        Path directory = Files.createTempDirectory("chancery-bench");
        Path classes = directory.resolve("policy.aot");
        // Its JVM starts another, which says so.
        Path said = directory.resolve("training.log");
        OwnProcess.run(
                TrainingLoad.class,
                ServiceJvm.trainingOptions(HEAP, "-XX:AOTCacheOutput=" + classes, "-Xlog:aot=off"),
                said);
        // In the reverse order.
        List.of(directory, said, classes).forEach(file -> file.toFile().deleteOnExit());
        return ServiceJvm.options(HEAP, "-XX:AOTCache=" + classes);
    }

    private static String[] run(List<String> jvm, KafkaServer kafka, String what)
            throws IOException, InterruptedException {
        return OwnProcess.run(Loader.class, jvm, kafka.bootstrapServers(), what).split(" ");
    }
}
