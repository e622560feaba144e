package io.chancery.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The PostgreSQL that all tests of this JVM share. A commit does not wait for the disk. */
public final class SharedPostgres {

    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private final String host;
    private final int port;

    SharedPostgres(String host, int port) {
        this.host = host;
        this.port = port;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** A new empty database whose name starts with the prefix (lower-case letters, digits, underscores). */
    public TestDatabase createDatabase(String prefix) {
        return create(prefix + "_" + shortId(), Optional.empty());
    }

    /** A new copy of another database, to which nobody may be connected meanwhile. */
    public TestDatabase createDatabase(String prefix, TestDatabase template) {
        return create(prefix + "_" + shortId(), Optional.of(template.name()));
    }

    /**
     * A database that is made and prepared once per server and then only copied: the migrated template of a service.
     *
     * @param prepare runs its migrations and closes every connection
     */
    public TestDatabase template(String name, Consumer<TestDatabase> prepare) {
        // An interned string is one object to all class loaders, of which a Quarkus test run has several.
        synchronized (("chancery.testing.template." + name).intern()) {
            String property = "chancery.testing.template." + name;
            if (System.getProperty(property) == null) {
                prepare.accept(create(name, Optional.empty()));
                System.setProperty(property, "ready");
            }
            return database(name);
        }
    }

    /** Removes a database, cutting off whoever is connected. */
    public void dropDatabase(TestDatabase database) {
        execute("DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)");
    }

    private TestDatabase create(String name, Optional<String> template) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a plain database name: " + name);
        }
        execute("CREATE DATABASE " + name
                + template.map(origin -> " TEMPLATE " + origin).orElse(""));
        return database(name);
    }

    private TestDatabase database(String name) {
        return new TestDatabase(host, port, name, USER, PASSWORD);
    }

    private void execute(String sql) {
        try (Connection connection = database(USER).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String shortId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
