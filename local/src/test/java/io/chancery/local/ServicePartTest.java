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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void a_cache_of_classes_that_cannot_be_taken_is_told_and_hinders_nobody() throws IOException {
        FakeService.install(folder, "policy", FakeService.class);
        Path application = folder.resolve("policy-service/target/quarkus-app");
        Files.writeString(application.resolve("policy.aot"), "of another JVM");
        int port = PortAllocator.next();
        var part = new ServicePart(
                "policy",
                port,
                application,
                folder.resolve("policy.log"),
                64,
                Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));

        ServerProcess process = part.launch();
        try {
            assertThat(Wait.until(PATIENCE, () -> part.isReady(process))).isTrue();
            assertThat(LogTail.of(part.log()).contains("AOT cache"))
                    .isEqualTo(Runtime.version().feature() >= ServicePart.NEWER_JDK);
        } finally {
            part.stop(process);
        }
    }
}
