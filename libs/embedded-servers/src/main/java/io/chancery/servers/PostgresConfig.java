package io.chancery.servers;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a PostgreSQL server is started.
 *
 * @param dataDir PGDATA; made by initdb if it is missing or empty
 * @param port loopback port
 * @param fsync whether a commit waits for the disk. Without it a killed process still loses nothing, a power cut may
 * @param password the superuser's; without one every loopback connection is trusted, which is for tests. It counts at
 *     initdb, and afterwards for connecting
 * @param log where the server's output is appended
 * @param lifetime whether it may outlive this JVM
 */
public record PostgresConfig(
        Path dataDir, int port, boolean fsync, Optional<String> password, Path log, Lifetime lifetime) {

    /** For tests: trusted connections, fsync off, dies with the JVM. */
    public static PostgresConfig at(Path dataDir, int port) {
        Path absolute = dataDir.toAbsolutePath();
        Path log = absolute.resolveSibling(absolute.getFileName() + ".log");
        return new PostgresConfig(absolute, port, false, Optional.empty(), log, Lifetime.WITH_JVM);
    }

    /** For tests: a new data directory, removed after the JVM has ended, and a free port. */
    public static PostgresConfig temporary() {
        return at(Janitor.temporaryDirectory("chancery-postgres-").resolve("data"), PortAllocator.next());
    }

    public PostgresConfig withFsync(boolean on) {
        return new PostgresConfig(dataDir, port, on, password, log, lifetime);
    }

    public PostgresConfig withPassword(String superuserPassword) {
        return new PostgresConfig(dataDir, port, fsync, Optional.of(superuserPassword), log, lifetime);
    }

    public PostgresConfig withDataDir(Path other) {
        return new PostgresConfig(other.toAbsolutePath(), port, fsync, password, log, lifetime);
    }

    public PostgresConfig withLog(Path file) {
        return new PostgresConfig(dataDir, port, fsync, password, file, lifetime);
    }

    public PostgresConfig withLifetime(Lifetime other) {
        return new PostgresConfig(dataDir, port, fsync, password, log, other);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "PostgresConfig[dataDir=%s, port=%d, fsync=%s]".formatted(dataDir, port, fsync);
    }
}
