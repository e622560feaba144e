package io.chancery.store.relay;

import io.chancery.contracts.Log;
import io.chancery.servers.Janitor;
import io.chancery.servers.Java;
import io.chancery.servers.Lifetime;
import io.chancery.servers.ServerProcess;
import io.chancery.store.support.StoreDatabase;
import io.chancery.store.support.StoreUser;
import io.chancery.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A relay in a process of its own, to be killed and frozen like one. */
final class RelayProcess {

    private RelayProcess() {}

    static ServerProcess start(TestDatabase database, String bootstrapServers) {
        Path directory = Janitor.temporaryDirectory("chancery-relay-");
        // Surefire's own class path is a jar that only names the real one.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return ServerProcess.start(
                List.of(
                        Java.program(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        RelayProcess.class.getName(),
                        database.host(),
                        String.valueOf(database.port()),
                        database.name(),
                        bootstrapServers),
                directory,
                directory.resolve("relay.log"),
                Map.of(),
                Lifetime.WITH_JVM);
    }

    /** @param arguments host, port and name of the database, and Kafka's bootstrap servers */
    public static void main(String[] arguments) throws InterruptedException {
        var database = StoreDatabase.at(
                new TestDatabase(arguments[0], Integer.parseInt(arguments[1]), arguments[2], "postgres", "postgres"));
        var settings = RelaySettings.of(Log.IDENTITY, StoreUser.SHARDS, arguments[3]);
        new Relay(settings, database.sessions(), database.vertx()).start();
        new CountDownLatch(1).await();
    }
}
