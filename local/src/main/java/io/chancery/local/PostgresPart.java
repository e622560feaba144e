package io.chancery.local;

import io.chancery.servers.Lifetime;
import io.chancery.servers.PostgresConfig;
import io.chancery.servers.PostgresServer;
import io.chancery.servers.ServerProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** PostgreSQL with a database and a user for each service that keeps events. Commits wait for the disk. */
final class PostgresPart implements Part {

    static final String NAME = "postgres";

    /** The services with a database; database and user are named after them. */
    static final List<String> DATABASES = List.of("identity", "policy", "audit");

    private final PostgresConfig config;
    private final Secrets secrets;

    PostgresPart(DataDirectory data, Ports ports, Secrets secrets) {
        this.secrets = secrets;
        this.config = new PostgresConfig(
                data.root().resolve(NAME),
                ports.of(NAME),
                true,
                Optional.of(secrets.databasePassword(PostgresServer.SUPERUSER)),
                data.log(NAME),
                Lifetime.OWN_SESSION);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return config.port();
    }

    @Override
    public Path log() {
        return config.log();
    }

    @Override
    public ServerProcess launch() {
        return PostgresServer.launch(config).process();
    }

    @Override
    public boolean isReady(ServerProcess process) {
        return PostgresServer.adopt(config, process).isReady();
    }

    @Override
    public void stop(ServerProcess process) {
        PostgresServer.adopt(config, process).stop();
    }

    /** The server behind its process, with a superuser's rights. */
    PostgresServer server(ServerProcess process) {
        return PostgresServer.adopt(config, process);
    }

    /** Makes the users and databases that are missing, and sets the users' passwords to what the secrets say. */
    void prepare(ServerProcess process) {
        PostgresServer server = PostgresServer.adopt(config, process);
        for (String name : DATABASES) {
            String password = secrets.databasePassword(name);
            try (Connection connection = server.connect(PostgresServer.SUPERUSER);
                    Statement statement = connection.createStatement()) {
                // Names are constants of this class and passwords are base64url, so neither needs quoting.
                if (!exists(connection, "SELECT FROM pg_roles WHERE rolname = ?", name)) {
                    statement.execute("CREATE ROLE " + name + " LOGIN");
                }
                statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(name, password));
                if (!exists(connection, "SELECT FROM pg_database WHERE datname = ?", name)) {
                    statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
                    statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
                }
            } catch (SQLException e) {
                // The statement holds a password; PostgreSQL's message does not repeat it.
                throw new LaunchFailure("Cannot prepare the database " + name + ": " + e.getMessage());
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
