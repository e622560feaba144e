package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.servers.Lifetime;
import io.chancery.servers.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void a_running_process_is_found_again_and_a_killed_one_is_not() {
        DataDirectory data = DataDirectory.open(folder);
        ServerProcess process = sleeper();
        data.remember("identity", process);

        assertThat(DataDirectory.open(folder).running("identity").orElseThrow().pid())
                .isEqualTo(process.pid());
        process.kill();
        assertThat(data.running("identity")).isEmpty();
        assertThat(data.isRemembered("identity")).isTrue();
        data.forget("identity");
        assertThat(data.isRemembered("identity")).isFalse();
    }

    @Test
    void a_pid_that_another_program_has_by_now_is_nobodys() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        ServerProcess process = sleeper();
        data.remember("identity", process);
        Path file = folder.resolve("run/identity.pid");
        String[] fields = Files.readString(file).strip().split(" ");

        Files.writeString(file, fields[0] + " " + fields[1] + "0\n");
        assertThat(data.running("identity")).isEmpty();
        Files.writeString(file, "rubbish\n");
        assertThat(data.running("identity")).isEmpty();
        process.kill();
    }

    @Test
    void one_launcher_at_a_time_works_on_it() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        try (var held = data.lock()) {
            assertThat(held.isOpen()).isTrue();
            assertThatThrownBy(data::lock).isInstanceOf(LaunchFailure.class).hasMessageContaining("Another");
        }
        data.lock().close();
    }

    @Test
    void an_ephemeral_one_is_known_as_such_and_leaves_nothing() {
        DataDirectory data = DataDirectory.ephemeral();

        assertThat(DataDirectory.open(data.root()).isEphemeral()).isTrue();
        data.delete();
        assertThat(data.root()).doesNotExist();
        assertThat(DataDirectory.open(folder).isEphemeral()).isFalse();
    }

    private ServerProcess sleeper() {
        return ServerProcess.start(List.of("sleep", "300"), folder, folder.resolve("log"), Map.of(), Lifetime.WITH_JVM);
    }
}
