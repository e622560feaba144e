package io.chancery.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JanitorTest {

    private static final Duration LONG = Duration.ofSeconds(120);

    @Test
    void a_killed_jvm_takes_its_processes_and_directories_with_it() throws Exception {
        Path report = Files.createTempFile("janitor", ".txt");
        ServerProcess jvm = victim(report);
        assertThat(Wait.until(LONG, () -> lines(report).size() == 2)).isTrue();
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(lines(report).get(0))).orElseThrow();
        Path directory = Path.of(lines(report).get(1));

        jvm.signal(Signal.KILL);

        assertThat(Wait.until(LONG, () -> !child.isAlive() || ProcFiles.isZombie(child.pid())))
                .isTrue();
        assertThat(Wait.until(LONG, () -> !Files.exists(directory))).isTrue();
        Files.delete(report);
    }

    @Test
    void a_process_of_its_own_session_is_found_again_by_pid_and_start() {
        Path directory = Janitor.temporaryDirectory("chancery-test-");
        ServerProcess started = ServerProcess.start(
                List.of("sleep", "300"), directory, directory.resolve("log"), Map.of(), Lifetime.OWN_SESSION);

        assertThat(ServerProcess.find(started.pid(), started.birth())).isPresent();
        assertThat(ServerProcess.find(started.pid(), started.birth() + "0")).isEmpty();
        started.stop(Signal.TERM, LONG);
        assertThat(ServerProcess.find(started.pid(), started.birth())).isEmpty();
    }

    private static ServerProcess victim(Path report) {
        Path directory = Janitor.temporaryDirectory("chancery-test-");
        String classPath = String.join(":", location(Janitor.class), location(Victim.class));
        return ServerProcess.start(
                List.of(Java.program(), "-cp", classPath, Victim.class.getName(), report.toString()),
                directory,
                directory.resolve("log"),
                Map.of(),
                Lifetime.WITH_JVM);
    }

    private static String location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JVM with a child and a directory, waiting to be killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            Path directory = Janitor.temporaryDirectory("chancery victim-");
            ServerProcess child = ServerProcess.start(
                    List.of("sleep", "300"), directory, directory.resolve("log"), Map.of(), Lifetime.WITH_JVM);
            Files.writeString(Path.of(arguments[0]), child.pid() + "\n" + directory + "\n");
            Thread.currentThread().join();
        }
    }
}
