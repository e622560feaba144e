package io.chancery.bench.measure;

import io.chancery.servers.Java;
import java.util.List;
import java.util.stream.Stream;

/** How the launcher and the image start policy-service's virtual machine, but for the size of its heap. */
public final class ServiceJvm {

    /** It has small object headers, and starts from what a training run has left. */
    private static final boolean NEWER_JDK = Runtime.version().feature() >= 25;

    private static final String SERIAL = "-XX:+UseSerialGC";
    private static final String CONCURRENT = "-XX:+UseShenandoahGC";

    private ServiceJvm() {}

    /** Whether it starts from what a training run has left. */
    public static boolean isTrained() {
        return NEWER_JDK;
    }

    /** As the image starts it. */
    public static List<String> options(String... more) {
        return withCollector(collector(), more);
    }

    /** As the launcher starts it. */
    public static List<String> launcherOptions(String... more) {
        return withCollector(SERIAL, more);
    }

    /** The same with another collector. */
    public static List<String> withCollector(String collector, String... more) {
        return all(
                training(collector), Stream.of("-XX:+UseTransparentHugePages", "-XX:CompileThresholdScaling=4"), more);
    }

    /** Of the training run, which should compile early, so that it leaves more. */
    public static List<String> trainingOptions(String... more) {
        return all(training(collector()), Stream.of(), more);
    }

    /** The one that works beside the service, where the JDK has it. */
    private static String collector() {
        return Java.accepts(CONCURRENT) ? CONCURRENT : SERIAL;
    }

    private static Stream<String> training(String collector) {
        return NEWER_JDK ? Stream.of(collector, "-XX:+UseCompactObjectHeaders") : Stream.of(collector);
    }

    private static List<String> all(Stream<String> first, Stream<String> second, String... more) {
        return Stream.of(first, second, Stream.of(more))
                .flatMap(options -> options)
                .toList();
    }
}
