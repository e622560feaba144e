package io.chancery.local;

import io.chancery.servers.ServerProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an installation keeps on disk. Only its owner can look inside. */
record DataDirectory(Path root) {

    private static final String EPHEMERAL = "ephemeral";

    /** Opens the directory, making it if it is missing. */
    static DataDirectory open(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
            for (String folder : new String[] {"run", "logs", "secrets", "trust", "spool"}) {
                Files.createDirectories(absolute.resolve(folder));
            }
        } catch (IOException e) {
            throw new LaunchFailure("Cannot use the data directory " + absolute, e);
        }
        return new DataDirectory(absolute);
    }

    /** An empty directory that is removed when its suite is stopped. */
    static DataDirectory ephemeral() {
        try {
            DataDirectory data = open(Files.createTempDirectory("chancery-"));
            Files.createFile(data.root.resolve(EPHEMERAL));
            return data;
        } catch (IOException e) {
            throw new LaunchFailure("Cannot make a temporary data directory", e);
        }
    }

    boolean isEphemeral() {
        return Files.exists(root.resolve(EPHEMERAL));
    }

    Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    Path secret(String name) {
        return root.resolve("secrets").resolve(name);
    }

    Path trust() {
        return root.resolve("trust");
    }

    Path spool(String service) {
        return root.resolve("spool").resolve(service);
    }

    /** The keys of the administrator user of the first account, as an AWS credentials file. */
    Path adminCredentials() {
        return root.resolve("admin-credentials");
    }

    /** Remembers the process of a part, so that the next command finds it. */
    void remember(String part, ServerProcess process) {
        write(pidFile(part), process.pid() + " " + process.birth() + "\n");
    }

    /** The part's process, if it still runs; a pid that was given to another program since is not it. */
    Optional<ServerProcess> running(String part) {
        return read(pidFile(part)).flatMap(text -> {
            String[] fields = text.strip().split(" ", 2);
            if (fields.length != 2 || !fields[0].matches("\\d{1,18}")) {
                return Optional.empty();
            }
            return ServerProcess.find(Long.parseLong(fields[0]), fields[1]);
        });
    }

    /** Whether the part was started and not stopped in order: if it does not run, it was killed. */
    boolean isRemembered(String part) {
        return Files.exists(pidFile(part));
    }

    void forget(String part) {
        try {
            Files.deleteIfExists(pidFile(part));
        } catch (IOException e) {
            throw new LaunchFailure("Cannot remove " + pidFile(part), e);
        }
    }

    /**
     * Keeps other launchers away from this directory while it is changed.
     *
     * @return to be closed when the change is done
     * @throws LaunchFailure if another launcher is at work on it
     */
    FileChannel lock() {
        Path file = root.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new LaunchFailure("Another ./chancery is starting or stopping " + root);
            }
            return channel;
        } catch (IOException e) {
            throw new LaunchFailure("Cannot lock " + file, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    /** The file's text; empty if there is no such file. */
    static Optional<String> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            throw new LaunchFailure("Cannot read " + file, e);
        }
    }

    /** Writes a file that only its owner can read (0600), whole or not at all. */
    static void write(Path file, String text) {
        try {
            Path fresh = Files.createTempFile(
                    file.getParent(),
                    ".new-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot write " + file, e);
        }
    }

    /** Removes everything. */
    void delete() {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new LaunchFailure("Cannot remove " + root, e);
        }
    }

    private Path pidFile(String part) {
        return root.resolve("run").resolve(part + ".pid");
    }
}
