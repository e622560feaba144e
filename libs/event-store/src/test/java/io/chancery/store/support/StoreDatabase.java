package io.chancery.store.support;

import io.chancery.store.row.ActivityRow;
import io.chancery.store.row.ClaimRow;
import io.chancery.store.row.EdgeRow;
import io.chancery.store.row.EventRow;
import io.chancery.store.row.ShardHead;
import io.chancery.store.row.StateRow;
import io.chancery.testing.TestDatabase;
import io.chancery.testing.TestServers;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.vertx.VertxInstance;

/** A database with the store's tables, and Hibernate Reactive on it. */
public final class StoreDatabase implements AutoCloseable {

    private final TestDatabase database;
    private final Vertx vertx = Vertx.vertx();
    private final Mutiny.SessionFactory sessions;

    private StoreDatabase(TestDatabase database) {
        this.database = database;
        this.sessions = sessions(database, vertx);
    }

    /** A fresh one in the shared server. */
    public static StoreDatabase fresh() {
        var template = TestServers.postgres().template("event_store", StoreDatabase::migrate);
        return new StoreDatabase(TestServers.postgres().createDatabase("store", template));
    }

    /** One that exists and is migrated. */
    public static StoreDatabase at(TestDatabase database) {
        return new StoreDatabase(database);
    }

    public static void migrate(TestDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(resource("/db/event-store/V1__event_store.sql"));
            statement.execute(resource("/db/event-fold/V2__fold_position.sql"));
            statement.execute(resource("/db/event-store/V101__shard_head_depends_on.sql"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Optional.ofNullable(StoreDatabase.class.getResourceAsStream(name))
                .orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mutiny.SessionFactory sessions(TestDatabase database, Vertx vertx) {
        var configuration = new Configuration();
        List.of(ShardHead.class, EventRow.class, StateRow.class, ClaimRow.class, EdgeRow.class, ActivityRow.class)
                .forEach(configuration::addAnnotatedClass);
        configuration.setProperty("jakarta.persistence.jdbc.url", database.jdbcUrl());
        configuration.setProperty("jakarta.persistence.jdbc.user", database.user());
        configuration.setProperty("jakarta.persistence.jdbc.password", database.password());
        configuration.setProperty("hibernate.connection.pool_size", "16");
        var registry = new ReactiveServiceRegistryBuilder()
                .applySettings(configuration.getProperties())
                .addService(VertxInstance.class, (VertxInstance) () -> vertx)
                .build();
        return configuration.buildSessionFactory(registry).unwrap(Mutiny.SessionFactory.class);
    }

    public TestDatabase database() {
        return database;
    }

    public Mutiny.SessionFactory sessions() {
        return sessions;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Runs a statement as an operator, or an intruder, would. */
    public void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of every row, as text. */
    public List<String> query(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        sessions.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
