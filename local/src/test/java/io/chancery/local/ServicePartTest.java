package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.servers.LogTail;
import io.chancery.servers.PortAllocator;
import io.chancery.servers.ServerProcess;
import io.chancery.servers.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final boolean NEWER_JDK = Runtime.version().feature() >= ServicePart.NEWER_JDK;

    @TempDir
    Path folder;

    @Test
    void a_cache_of_classes_that_cannot_be_taken_is_told_and_hinders_nobody() throws IOException {
        FakeService.install(folder, "policy", FakeService.class);
        Path application = folder.resolve("policy-service/target/quarkus-app");
        Files.writeString(application.resolve("policy.aot"), "of another JVM");
        ServicePart part = policy(application);

        ServerProcess process = part.launch();
        try {
            assertThat(Wait.until(PATIENCE, () -> part.isReady(process))).isTrue();
            assertThat(LogTail.of(part.log()).contains("AOT cache")).isEqualTo(NEWER_JDK);
        } finally {
            part.stop(process);
        }
    }

    @Test
    void policy_service_starts_from_its_training_run_if_there_was_one() throws IOException {
        ServicePart part = policy(folder);
        assertThat(part.command(folder)).noneMatch(option -> option.contains("AOTCache"));

        Path cache = Files.createFile(folder.resolve("policy.aot"));

        assertThat(part.command(folder).contains("-XX:AOTCache=" + cache)).isEqualTo(NEWER_JDK);
    }

    /** Else the cache is not taken, and nobody would notice. */
    @Test
    void the_launcher_trains_with_the_collector_and_the_headers_that_it_starts_with() throws IOException {
        String launcher = Files.readString(Path.of("../chancery"));
        List<String> decisive = decisive(policy(folder).command(folder).stream());

        assertThat(decisive).hasSize(NEWER_JDK ? 2 : 1);
        assertThat(launcher.substring(launcher.indexOf("train() {"))).contains(decisive);
    }

    /** The same of the image, whose collector is another. */
    @Test
    void the_image_trains_with_the_collector_and_the_headers_that_it_starts_with() throws IOException {
        List<List<String>> image = Files.readString(Path.of("../policy-service/Dockerfile"))
                .replace("\\\n", "")
                .lines()
                .filter(line -> line.startsWith("RUN [\"java\"") || line.startsWith("ENTRYPOINT"))
                .map(line -> decisive(Stream.of(line.split("\""))))
                .toList();

        List<String> both = List.of("-XX:+UseShenandoahGC", "-XX:+UseCompactObjectHeaders");
        assertThat(image).containsExactly(both, both);
    }

    private static List<String> decisive(Stream<String> options) {
        return options.filter(option -> option.endsWith("GC") || option.contains("Compact"))
                .toList();
    }

    private ServicePart policy(Path application) {
        int port = PortAllocator.next();
        return new ServicePart(
                "policy",
                port,
                application,
                folder.resolve("policy.log"),
                64,
                Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));
    }
}
