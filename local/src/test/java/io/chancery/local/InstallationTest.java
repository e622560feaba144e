package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    Path folder;

    @Test
    void each_service_is_told_only_its_own_secrets() {
        Installation installation = new Installation(DataDirectory.open(folder), folder);

        for (String name : ServicePart.NAMES) {
            Map<String, String> environment = installation.environment(name);
            assertThat(environment)
                    .containsEntry("CHANCERY_SERVICE_NAME", name)
                    .containsEntry(
                            "CHANCERY_KEY_FILE",
                            folder.resolve("secrets").resolve(name + ".key").toString())
                    .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1");
            assertThat(environment.containsKey("CHANCERY_KEK_FILE")).isEqualTo(name.equals("identity"));
            assertThat(environment.containsKey("CHANCERY_OPERATOR_TOKEN_FILE"))
                    .isEqualTo(name.equals("gateway") || name.equals("policy"));
            assertThat(environment.containsKey("QUARKUS_DATASOURCE_PASSWORD"))
                    .isEqualTo(PostgresPart.DATABASES.contains(name));
        }
    }

    @Test
    void a_restarted_launcher_tells_the_same() {
        Map<String, String> first = new Installation(DataDirectory.open(folder), folder).environment("policy");

        assertThat(new Installation(DataDirectory.open(folder), folder).environment("policy"))
                .isEqualTo(first);
    }
}
