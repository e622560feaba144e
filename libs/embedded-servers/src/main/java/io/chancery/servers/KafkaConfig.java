package io.chancery.servers;

import java.nio.file.Path;

/**
 * How a Kafka broker, which is its own controller (KRaft), is started.
 *
 * @param dataDir the log directory; formatted if it is missing or empty
 * @param port loopback port for clients
 * @param controllerPort loopback port on which the broker talks to itself as controller
 * @param heapMegabytes the broker's {@code -Xmx}
 * @param log where the broker's output is appended
 * @param lifetime whether it may outlive this JVM
 */
public record KafkaConfig(Path dataDir, int port, int controllerPort, int heapMegabytes, Path log, Lifetime lifetime) {

    private static final int DEFAULT_HEAP_MEGABYTES = 256;

    /** For tests: 256 MiB of heap, dies with the JVM. */
    public static KafkaConfig at(Path dataDir, int port, int controllerPort) {
        Path absolute = dataDir.toAbsolutePath();
        Path log = absolute.resolveSibling(absolute.getFileName() + ".log");
        return new KafkaConfig(absolute, port, controllerPort, DEFAULT_HEAP_MEGABYTES, log, Lifetime.WITH_JVM);
    }

    /** For tests: a new data directory, removed after the JVM has ended, and free ports. */
    public static KafkaConfig temporary() {
        return at(
                Janitor.temporaryDirectory("chancery-kafka-").resolve("data"),
                PortAllocator.next(),
                PortAllocator.next());
    }

    public KafkaConfig withHeapMegabytes(int megabytes) {
        return new KafkaConfig(dataDir, port, controllerPort, megabytes, log, lifetime);
    }

    public KafkaConfig withLog(Path file) {
        return new KafkaConfig(dataDir, port, controllerPort, heapMegabytes, file, lifetime);
    }

    public KafkaConfig withLifetime(Lifetime other) {
        return new KafkaConfig(dataDir, port, controllerPort, heapMegabytes, log, other);
    }
}
