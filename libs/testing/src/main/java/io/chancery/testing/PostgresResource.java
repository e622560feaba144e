package io.chancery.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Optional;

/** Gives a Quarkus test an empty database of its own on the shared PostgreSQL. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private Optional<TestDatabase> database = Optional.empty();

    @Override
    public Map<String, String> start() {
        TestDatabase fresh = TestServers.postgres().createDatabase("service");
        database = Optional.of(fresh);
        return Map.of(
                "quarkus.datasource.jdbc.url", fresh.jdbcUrl(),
                "quarkus.datasource.reactive.url", fresh.reactiveUrl(),
                "quarkus.datasource.username", fresh.user(),
                "quarkus.datasource.password", fresh.password());
    }

    @Override
    public void stop() {
        database.ifPresent(TestServers.postgres()::dropDatabase);
        database = Optional.empty();
    }
}
