package io.chancery.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database of the shared PostgreSQL.
 *
 * @param host where PostgreSQL listens
 * @param port where PostgreSQL listens
 * @param name lower case, unique in the server
 * @param user the superuser
 * @param password the superuser's; ignored by a server that trusts loopback connections
 */
public record TestDatabase(String host, int port, String name, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /** The address as Vert.x's reactive client takes it. */
    public String reactiveUrl() {
        return "vertx-reactive:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /** A connection, for the caller to close. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }
}
