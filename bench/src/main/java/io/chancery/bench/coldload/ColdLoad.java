package io.chancery.bench.coldload;

import io.chancery.bench.measure.OwnProcess;
import io.chancery.bench.population.PopulationSize;
import io.chancery.servers.KafkaConfig;
import io.chancery.servers.KafkaServer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Loads the large population from the topics of a broker on this machine, three times, each in a new process. */
public final class ColdLoad {

    private static final int ROUNDS = 3;

    /** As the launcher starts policy-service, but for the limit of the heap. */
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseTransparentHugePages");

    private ColdLoad() {}

    /** A table. */
    public static String measure() throws IOException, InterruptedException {
        KafkaServer kafka = KafkaServer.start(KafkaConfig.temporary());
        try (var population = new PublishedPopulation(kafka.bootstrapServers())) {
            population.publish(PopulationSize.LARGE);
            var table = new StringBuilder("""
                    | run | only the bytes, s (CPU s) | MB | the cache, s (CPU s) | ratio (CPU) | heap, MB |
                    | --- | ---: | ---: | ---: | ---: | ---: |
                    """);
            for (int round = 1; round <= ROUNDS; round++) {
                String[] bytes = run(kafka, "bytes");
                String[] cache = run(kafka, "cache");
                table.append(String.format(
                        Locale.ROOT,
                        "| %d | %s (%s) | %.1f | %s (%s) | %.1f (%.1f) | %.1f |%n",
                        round,
                        bytes[0],
                        bytes[1],
                        Long.parseLong(bytes[2]) / 1e6,
                        cache[0],
                        cache[1],
                        Double.parseDouble(cache[0]) / Double.parseDouble(bytes[0]),
                        Double.parseDouble(cache[1]) / Double.parseDouble(bytes[1]),
                        Long.parseLong(cache[2]) / 1e6));
            }
            return table.toString();
        } finally {
            kafka.stop();
        }
    }

    private static String[] run(KafkaServer kafka, String what) throws IOException, InterruptedException {
        return OwnProcess.run(Loader.class, JVM, kafka.bootstrapServers(), what).split(" ");
    }
}
