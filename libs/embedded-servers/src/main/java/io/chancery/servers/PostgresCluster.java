package io.chancery.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A data directory of PostgreSQL: made by initdb, served by a postmaster. */
final class PostgresCluster {

    private final PostgresConfig config;
    private final Path programs = Programs.postgres();

    PostgresCluster(PostgresConfig config) {
        this.config = config;
    }

    ServerProcess launch() {
        try {
            Files.createDirectories(config.dataDir().getParent());
            if (!Files.exists(config.dataDir().resolve("PG_VERSION"))) {
                initialise();
            }
            clearStaleLock();
        } catch (IOException e) {
            throw new ServerFailure("Cannot prepare " + config.dataDir(), e);
        }
        // The working directory is where a crashing server would leave its core.
        return ServerProcess.start(
                command("postgres", serverArguments()), config.dataDir(), config.log(), Map.of(), config.lifetime());
    }

    private List<String> serverArguments() {
        List<String> arguments = new ArrayList<>(List.of("-D", config.dataDir().toString()));
        Stream.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + config.port(),
                        // A socket file in a shared folder would collide between servers, and nothing here uses one.
                        "unix_socket_directories=",
                        "fsync=" + (config.fsync() ? "on" : "off"),
                        "full_page_writes=" + (config.fsync() ? "on" : "off"),
                        // Also without fsync: an acknowledged commit has to survive SIGKILL.
                        "synchronous_commit=on",
                        "max_connections=200",
                        "shared_buffers=64MB",
                        // One small server per installation: its I/O worker processes would only cost memory.
                        "io_method=sync",
                        "jit=off",
                        "log_min_messages=warning",
                        "log_line_prefix=%m [%p] %d ",
                        "timezone=UTC",
                        "log_timezone=UTC")
                .forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return arguments;
    }

    /** In a neighbouring directory that is renamed when it is whole: half a cluster would be taken for a cluster. */
    private void initialise() throws IOException {
        Path fresh = config.dataDir().resolveSibling(config.dataDir().getFileName() + ".initdb");
        if (Files.exists(fresh)) {
            Programs.delete(fresh);
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                fresh.toString(),
                "-U",
                PostgresServer.SUPERUSER,
                "--encoding=UTF8",
                "--no-locale",
                "--no-instructions"));
        if (!config.fsync()) {
            arguments.add("--no-sync");
        }
        if (config.password().isPresent()) {
            initialiseWithPassword(arguments, config.password().get());
        } else {
            initdb(arguments, "--auth=trust");
        }
        Files.move(fresh, config.dataDir(), StandardCopyOption.REPLACE_EXISTING);
    }

    private void initialiseWithPassword(List<String> arguments, String password) throws IOException {
        Path passwordFile = Files.createTempFile(
                config.dataDir().getParent(),
                "initdb",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password + "\n");
            initdb(arguments, "--auth=scram-sha-256", "--pwfile=" + passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
    }

    private void initdb(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        ServerProcess.Result result = ServerProcess.run(command("initdb", all), Map.of());
        if (result.exitCode() != 0) {
            throw new ServerFailure("initdb failed:%n%s".formatted(result.output()));
        }
    }

    /**
     * A server that was killed leaves its {@code postmaster.pid}, and by now the pid may be another program's, for which
     * PostgreSQL would refuse to start.
     */
    private void clearStaleLock() throws IOException {
        Path lock = config.dataDir().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        String first = Files.readString(lock, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        if (!first.matches("[0-9]{1,18}")) {
            return;
        }
        long pid = Long.parseLong(first);
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !ProcFiles.isZombie(pid);
        String commandLine = ProcFiles.commandLine(pid);
        if (!alive
                || (!commandLine.isEmpty()
                        && !commandLine.contains(config.dataDir().toString()))) {
            Files.delete(lock);
            return;
        }
        throw new ServerFailure(
                "A PostgreSQL server runs already on %s, as process %d".formatted(config.dataDir(), pid));
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            if (ServerProcess.run(List.of("unshare", "-U", "true"), Map.of()).exitCode() != 0) {
                throw new ServerFailure(
                        "PostgreSQL refuses to run as root, and user namespaces (unshare -U) are not available here;"
                                + " run this as an ordinary user");
            }
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static boolean isRoot() {
        return ServerProcess.run(List.of("id", "-u"), Map.of()).output().strip().equals("0");
    }
}
