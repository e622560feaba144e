package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.servers.PortAllocator;
import io.chancery.servers.ServerProcess;
import io.chancery.servers.Signal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands against a real PostgreSQL and a real Kafka; the services are stand-ins. */
class CommandsTest {

    @TempDir
    Path folder;

    private Path data;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_checkout() throws IOException {
        System.setProperty("chancery.root", folder.toString());
        data = folder.resolve("data");
        for (String service : ServicePart.NAMES) {
            FakeService.install(folder, service, FakeService.class);
        }
    }

    @AfterEach
    void stop_everything() {
        if (data.toFile().exists()) {
            run("down");
        }
        System.clearProperty("chancery.root");
    }

    @Test
    void up_starts_what_is_missing_and_down_stops_all_and_keeps_the_data() throws Exception {
        int port = PortAllocator.next();
        assertThat(run("up", "--detach", "--port", Integer.toString(port)))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("http://127.0.0.1:" + port, "Account", "resident", "Ready after");
        Map<String, Long> first = pids();
        assertThat(first).hasSize(7);
        assertThat(run("status")).isZero();
        theDatabasesAndTopicsAreThere();
        theKeysAreExported(port);

        List.of("identity", KafkaPart.NAME).forEach(this::kill);
        assertThat(run("status")).isEqualTo(1);
        assertThat(out.toString()).contains("dead");
        assertThat(run("up", "--detach")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("(ran already)");
        Map<String, Long> second = pids();
        first.forEach((name, pid) -> {
            boolean killed = name.equals("identity") || name.equals(KafkaPart.NAME);
            assertThat(Objects.equals(second.get(name), pid)).as(name).isNotEqualTo(killed);
        });

        String account = new FirstAccount(installation().data(), installation().address()).accountId();
        assertThat(run("down")).isZero();
        assertThat(pids()).isEmpty();
        assertThat(run("up", "--detach")).as(err.toString()).isZero();
        assertThat(out.toString()).contains(account, "http://127.0.0.1:" + port);
    }

    @Test
    void a_service_that_does_not_start_is_told_with_its_log_and_nothing_is_left_running() throws IOException {
        FakeService.install(folder, "identity", FakeService.Broken.class);

        assertThat(run("up", "--detach", "--port", Integer.toString(PortAllocator.next())))
                .isEqualTo(1);

        assertThat(err.toString()).contains("identity has ended", "no key-encryption key");
        assertThat(pids()).isEmpty();
    }

    @Test
    void a_command_about_no_installation_says_so() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no installation in " + data);
    }

    private void theDatabasesAndTopicsAreThere() throws Exception {
        for (String name : PostgresPart.DATABASES) {
            for (String database : PostgresPart.DATABASES) {
                assertThat(admits(database, name)).as(name + " in " + database).isEqualTo(name.equals(database));
            }
        }
        String bootstrap = "127.0.0.1:" + installation().ports().of(KafkaPart.NAME);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<String, TopicDescription> topics = admin.describeTopics(
                            admin.listTopics().names().get(60, TimeUnit.SECONDS))
                    .allTopicNames()
                    .get(60, TimeUnit.SECONDS);
            assertThat(topics).containsKeys("chancery.identity.events", "chancery.policy.state", "chancery.ledger");
            assertThat(topics.values()).allMatch(topic -> topic.partitions().size() == Installation.SHARDS);
        }
    }

    private boolean admits(String database, String user) {
        String url = installation().environment(database).getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", "");
        String password = installation().environment(user).getOrDefault("QUARKUS_DATASOURCE_PASSWORD", "");
        try {
            DriverManager.getConnection(url, user, password).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void theKeysAreExported(int port) throws IOException, InterruptedException {
        assertThat(run("env")).isZero();
        String script = out + "printf '%s|%s|%s|%s' \"$AWS_ENDPOINT_URL\" \"$AWS_ACCESS_KEY_ID\""
                + " \"$AWS_SECRET_ACCESS_KEY\" \"$AWS_REGION\"";
        Process shell = new ProcessBuilder("sh", "-c", script).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("http://127.0.0.1:%d|AKIAEXAMPLE|it's|us-east-1".formatted(port));
        shell.waitFor();
    }

    private void kill(String part) {
        ServerProcess process = installation().data().running(part).orElseThrow();
        process.signal(Signal.KILL);
        assertThat(process.awaitExit(Duration.ofSeconds(60))).isTrue();
    }

    private Map<String, Long> pids() {
        Map<String, Long> pids = new HashMap<>();
        for (Part part : installation().parts()) {
            installation().data().running(part.name()).ifPresent(process -> pids.put(part.name(), process.pid()));
        }
        return pids;
    }

    private Installation installation() {
        return new Installation(DataDirectory.open(data), folder);
    }

    private int run(String command, String... options) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        arguments[1] = "--data";
        arguments[2] = data.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return line.execute(arguments);
    }
}
