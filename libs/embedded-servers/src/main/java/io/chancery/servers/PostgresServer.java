package io.chancery.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** A PostgreSQL server on loopback TCP, with the superuser {@value #SUPERUSER}. */
public final class PostgresServer implements EmbeddedServer {

    public static final String SUPERUSER = "postgres";

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final PostgresConfig config;
    private final ServerProcess process;

    private PostgresServer(PostgresConfig config, ServerProcess process) {
        this.config = config;
        this.process = process;
    }

    /**
     * Starts the server, after initdb if the data directory is new, and returns when it answers a query. A data directory
     * whose server was killed recovers first.
     *
     * @throws ServerFailure if it does not start in two minutes, with the end of its log; or if another server runs on the
     *     data directory
     */
    public static PostgresServer start(PostgresConfig config) {
        PostgresServer server = launch(config);
        server.awaitReady();
        return server;
    }

    /** Like {@link #start}, returning at once; {@link #isReady()} tells when it answers. */
    public static PostgresServer launch(PostgresConfig config) {
        return new PostgresServer(config, new PostgresCluster(config).launch());
    }

    /** The server that runs already on the data directory as the given process. */
    public static PostgresServer adopt(PostgresConfig config, ServerProcess process) {
        return new PostgresServer(config, process);
    }

    public PostgresConfig config() {
        return config;
    }

    @Override
    public int port() {
        return config.port();
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /** The address as Vert.x's reactive client takes it. */
    public String reactiveUrl(String database) {
        return "vertx-reactive:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), credentials());
    }

    /**
     * Makes an empty database.
     *
     * @param name lower-case letters, digits and underscores, at most 63 characters
     * @throws ServerFailure if the server refuses, for example because the name is taken
     */
    public void createDatabase(String name) {
        createDatabase(name, Optional.empty());
    }

    /**
     * Makes a database, as a copy of a template if one is given; nobody may be connected to the template meanwhile.
     *
     * @throws ServerFailure if the server refuses, for example because the name is taken
     */
    public void createDatabase(String name, Optional<String> template) {
        execute("CREATE DATABASE " + identifier(name)
                + template.map(origin -> " TEMPLATE " + identifier(origin)).orElse(""));
    }

    /** Removes a database, cutting off whoever is connected to it; nothing if there is none of that name. */
    public void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + identifier(name) + " WITH (FORCE)");
    }

    /** Runs one statement as superuser in the maintenance database. */
    public void execute(String sql) {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new ServerFailure("PostgreSQL on port %d: %s".formatted(port(), e.getMessage()), e);
        }
    }

    @Override
    public boolean isReady() {
        if (PortAllocator.isFree(port())) {
            return false;
        }
        Properties properties = credentials();
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        try (Connection connection = DriverManager.getConnection(jdbcUrl(SUPERUSER), properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_setting('data_directory')")) {
            // Whoever answers on the port need not be this server.
            return rows.next() && Path.of(rows.getString(1)).equals(config.dataDir());
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Returns when the server answers a query; fails with the end of its log if it ends or takes over two minutes. */
    public void awaitReady() {
        boolean decided = Wait.until(STARTS_WITHIN, () -> !process.isAlive() || isReady());
        if (!decided || !process.isAlive()) {
            String ending = LogTail.of(config.log());
            process.kill();
            throw new ServerFailure("PostgreSQL did not start; the end of %s:%n%s".formatted(config.log(), ending));
        }
    }

    /** Ends it in order ("fast": open transactions are rolled back). */
    @Override
    public void stop() {
        process.stop(Signal.INT, STOPS_WITHIN);
    }

    private Properties credentials() {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", config.password().orElse(""));
        properties.setProperty("connectTimeout", "5");
        return properties;
    }

    private static String identifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain database name: " + name);
        }
        return name;
    }
}
