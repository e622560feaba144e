package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .mvn/find-jdk.sh} against a machine made up of folders. */
class FindJdkTest {

    private static final Path SCRIPT =
            Path.of("../.mvn/find-jdk.sh").toAbsolutePath().normalize();

    @TempDir
    Path machine;

    @BeforeEach
    void an_old_java_is_on_the_path() throws IOException {
        jdk("usual/java-17", "17.0.15");
        Files.createDirectories(machine.resolve("bin"));
        Files.createSymbolicLink(machine.resolve("bin/java"), machine.resolve("usual/java-17/bin/java"));
    }

    @Test
    void java_home_comes_first_if_it_suits() throws IOException, InterruptedException {
        jdk("mine", "21.0.4");
        jdk("usual/java-25", "25.0.3");

        assertThat(find(machine.resolve("mine").toString())).isEqualTo("mine");
    }

    @Test
    void an_old_java_home_is_passed_over() throws IOException, InterruptedException {
        jdk("old", "1.8.0_402");
        jdk("usual/java-21", "21.0.4");

        assertThat(find(machine.resolve("old").toString())).isEqualTo("usual/java-21");
        assertThat(find("/nowhere")).isEqualTo("usual/java-21");
    }

    @Test
    void java_on_the_path_comes_before_the_usual_places() throws IOException, InterruptedException {
        jdk("elsewhere", "24");
        jdk("usual/java-25", "25.0.3");
        Files.delete(machine.resolve("bin/java"));
        Files.createSymbolicLink(machine.resolve("bin/java"), machine.resolve("elsewhere/bin/java"));

        assertThat(find("")).isEqualTo("elsewhere");
    }

    @Test
    void of_the_usual_places_the_tested_version_is_taken() throws IOException, InterruptedException {
        jdk("usual/a-28", "28-ea");
        jdk("usual/b-21", "21.0.4");
        assertThat(find("")).isEqualTo("usual/b-21");

        jdk("usual/c with a space", "25.0.3");
        assertThat(find("")).isEqualTo("usual/c with a space");
    }

    @Test
    void a_jre_is_no_jdk() throws IOException, InterruptedException {
        jdk("usual/jre-25", "25.0.3");
        Files.delete(machine.resolve("usual/jre-25/bin/javac"));

        assertThat(find("")).contains("needs a JDK of version 21 or newer", "apt install", "JAVA_HOME");
    }

    @Test
    void without_a_release_file_the_program_itself_is_asked() throws IOException, InterruptedException {
        jdk("usual/java-22", "22.0.1");
        Files.delete(machine.resolve("usual/java-22/release"));

        assertThat(find("")).isEqualTo("usual/java-22");
    }

    /** What the script finds, relative to the machine; or what it complains about. */
    private String find(String javaHome) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", machine.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", machine.toString());
        environment.put("CHANCERY_JDK_PLACES", machine + "/usual/*");
        if (!javaHome.isEmpty()) {
            environment.put("JAVA_HOME", javaHome);
        }
        // As strict as the strictest of its callers.
        ProcessBuilder builder = new ProcessBuilder("sh", "-euc", ". '" + SCRIPT + "'; printf %s \"$JAVA_HOME\"")
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.startsWith(machine + "/")
                ? output.substring(machine.toString().length() + 1)
                : output;
    }

    private void jdk(String folder, String version) throws IOException {
        Path bin = Files.createDirectories(machine.resolve(folder).resolve("bin"));
        for (String program : new String[] {"java", "javac"}) {
            Path file = bin.resolve(program);
            Files.writeString(file, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2026-01-01' >&2\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(
                machine.resolve(folder).resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_VERSION_DATE=\"2026-01-01\"\n");
    }
}
