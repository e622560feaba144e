package io.chancery.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void databases_are_copied_from_a_template_that_is_prepared_once() throws SQLException {
        SharedPostgres postgres = TestServers.postgres();
        AtomicInteger prepared = new AtomicInteger();

        TestDatabase template = postgres.template("migrated", database -> migrate(database, prepared));
        TestDatabase same = postgres.template("migrated", database -> migrate(database, prepared));
        TestDatabase copy = postgres.createDatabase("copy", template);

        assertThat(same).isEqualTo(template);
        assertThat(prepared).hasValue(1);
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM fact")) {
            assertThat(rows.next()).isTrue();
        }
        postgres.dropDatabase(copy);
    }

    @Test
    void the_broker_is_one_for_all() throws Exception {
        SharedKafka kafka = TestServers.kafka();

        assertThat(TestServers.kafka()).isEqualTo(kafka);
        try (Admin admin = kafka.admin()) {
            assertThat(admin.describeCluster().nodes().get(60, TimeUnit.SECONDS))
                    .hasSize(1);
        }
    }

    @Test
    void a_quarkus_test_gets_its_own_database_and_the_broker() {
        PostgresResource first = new PostgresResource();
        PostgresResource second = new PostgresResource();

        assertThat(first.start().get("quarkus.datasource.reactive.url"))
                .startsWith("vertx-reactive:postgresql://")
                .isNotEqualTo(second.start().get("quarkus.datasource.reactive.url"));
        assertThat(new KafkaResource().start())
                .containsEntry("kafka.bootstrap.servers", TestServers.kafka().bootstrapServers());
        first.stop();
        second.stop();
    }

    private static void migrate(TestDatabase database, AtomicInteger prepared) {
        prepared.incrementAndGet();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE fact (n int)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
