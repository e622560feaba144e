package io.chancery.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @Test
    void committed_rows_survive_a_kill_and_a_restart_on_the_same_data() throws SQLException {
        PostgresServer server = PostgresServer.start(PostgresConfig.temporary());
        server.execute("CREATE TABLE fact (n int)");
        server.execute("INSERT INTO fact VALUES (42)");

        server.kill();
        assertThat(server.isReady()).isFalse();
        try (PostgresServer again = PostgresServer.start(server.config())) {
            assertThat(number(again, "postgres", "SELECT n FROM fact")).isEqualTo(42);
        }
    }

    @Test
    void a_database_is_copied_from_a_template() throws SQLException {
        try (PostgresServer server = PostgresServer.start(PostgresConfig.temporary())) {
            server.createDatabase("origin");
            try (Connection connection = server.connect("origin");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE fact AS SELECT 7 AS n");
            }

            server.createDatabase("copy", Optional.of("origin"));

            assertThat(number(server, "copy", "SELECT n FROM fact")).isEqualTo(7);
            assertThatThrownBy(() -> server.createDatabase("copy")).isInstanceOf(ServerFailure.class);
            assertThatThrownBy(() -> server.createDatabase("x; DROP DATABASE copy"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_frozen_server_does_not_answer_until_it_is_resumed() {
        try (PostgresServer server = PostgresServer.start(PostgresConfig.temporary())) {
            server.pause();
            assertThat(server.isReady()).isFalse();

            server.resume();
            assertThat(Wait.until(Duration.ofSeconds(120), server::isReady)).isTrue();
        }
    }

    @Test
    void a_second_server_on_the_same_data_is_refused_and_a_foreign_pid_is_not_believed() throws Exception {
        PostgresServer server = PostgresServer.start(PostgresConfig.temporary());
        assertThatThrownBy(() -> PostgresServer.start(server.config()))
                .hasMessageContaining("runs already")
                .hasMessageContaining(Long.toString(server.pid()));

        server.kill();
        Files.writeString(
                server.config().dataDir().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + server.config().dataDir() + "\n0\n" + server.port()
                        + "\n\n\n\n\n");
        try (PostgresServer again = PostgresServer.start(server.config())) {
            assertThat(again.isReady()).isTrue();
        }
    }

    @Test
    void a_password_is_asked_for_where_one_is_set() throws SQLException {
        PostgresConfig config = PostgresConfig.temporary().withFsync(true).withPassword("correct");
        try (PostgresServer server = PostgresServer.start(config)) {
            assertThat(text(server, "SHOW fsync")).isEqualTo("on");
            PostgresServer stranger = PostgresServer.adopt(config.withPassword("wrong"), server.process());
            assertThatThrownBy(() -> stranger.connect("postgres")).hasMessageContaining("password");
            assertThat(config.toString()).doesNotContain("correct");
        }
    }

    @Test
    void a_server_that_cannot_start_says_why() {
        PostgresServer server = PostgresServer.start(PostgresConfig.temporary());
        PostgresConfig samePort = PostgresConfig.at(
                Janitor.temporaryDirectory("chancery-postgres-").resolve("data"), server.port());

        assertThatThrownBy(() -> PostgresServer.start(samePort)).hasMessageContaining("Address already in use");
        server.stop();
    }

    private static int number(PostgresServer server, String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String text(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
