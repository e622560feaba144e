package io.chancery.bench.measure;

import io.chancery.servers.Java;
import java.util.List;
import java.util.stream.Stream;

/** How the launcher and the image start policy-service's virtual machine, but for the size of its heap. */
public final class ServiceJvm {

    /** The first that has small object headers, and starts from what a training run has left. */
    private static final boolean NEWER_JDK = Runtime.version().feature() >= 25;

    private static final String CONCURRENT = "-XX:+UseShenandoahGC";

    private ServiceJvm() {}

    /** Whether it starts from what a training run has left. */
    public static boolean isTrained() {
        return NEWER_JDK;
    }

    /** With the collector that works beside the service, where the JDK has it. */
    public static List<String> options(String... more) {
        return withCollector(Java.accepts(CONCURRENT) ? CONCURRENT : "-XX:+UseSerialGC", more);
    }

    /** The same with another collector. */
    public static List<String> withCollector(String collector, String... more) {
        Stream<String> headers = NEWER_JDK ? Stream.of("-XX:+UseCompactObjectHeaders") : Stream.empty();
        return Stream.of(
                        Stream.of(collector, "-XX:+UseTransparentHugePages", "-XX:CompileThresholdScaling=4"),
                        headers,
                        Stream.of(more))
                .flatMap(options -> options)
                .toList();
    }
}
