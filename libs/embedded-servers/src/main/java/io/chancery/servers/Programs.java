package io.chancery.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The servers' programs, unpacked once per machine and version into the user's cache: the system property
 * {@code chancery.cache}, else {@code $XDG_CACHE_HOME/chancery}, else {@code ~/.cache/chancery}.
 */
final class Programs {

    private static final Properties VERSIONS = versions();

    private Programs() {}

    /** The directory that holds PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    static Path postgres() {
        String platform = platform();
        String archive = "/postgres-" + platform + ".txz";
        return unpacked("postgres-%s-%s".formatted(VERSIONS.getProperty("postgres"), platform), target -> {
            try (InputStream packed = Programs.class.getResourceAsStream(archive)) {
                if (packed == null) {
                    throw new ServerFailure("There is no PostgreSQL program for this platform (" + platform + ")");
                }
                untar(packed, target);
            }
        });
    }

    /** A directory of jars, all of which make up the class path of a Kafka broker. */
    static Path kafka() {
        return unpacked("kafka-" + VERSIONS.getProperty("kafka"), target -> {
            for (String jar : resource("kafka/index").strip().split(":")) {
                try (InputStream packed = Programs.class.getResourceAsStream(jar)) {
                    if (packed == null) {
                        throw new ServerFailure("Missing from embedded-servers: " + jar);
                    }
                    Files.copy(packed, target.resolve(Path.of(jar).getFileName().toString()));
                }
            }
        });
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        return (system.contains("mac") ? "darwin" : system)
                + (machine.equals("aarch64") ? "-arm_64" : machine.equals("amd64") ? "-x86_64" : "-" + machine);
    }

    /** What fills a directory. */
    private interface Filler {
        void fill(Path directory) throws IOException;
    }

    /** Fills a neighbour first and renames it, so that a directory is whole or absent, whoever else unpacks meanwhile. */
    private static Path unpacked(String name, Filler filler) {
        Path home = cache().resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Files.createDirectories(home.getParent());
            Path fresh = Files.createTempDirectory(home.getParent(), name + ".");
            filler.fill(fresh);
            try {
                Files.move(fresh, home);
            } catch (FileAlreadyExistsException anotherWasFaster) {
                delete(fresh);
            } catch (IOException e) {
                if (!Files.isDirectory(home)) {
                    throw e;
                }
                delete(fresh);
            }
            return home;
        } catch (IOException e) {
            throw new ServerFailure("Cannot unpack %s into %s".formatted(name, home), e);
        }
    }

    private static void untar(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("An entry leaves the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path cache() {
        return Stream.of(System.getProperty("chancery.cache", ""), environment("XDG_CACHE_HOME", "/chancery"))
                .filter(candidate -> !candidate.isBlank())
                .map(Path::of)
                .findFirst()
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "chancery"));
    }

    private static String environment(String name, String suffix) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? "" : value + suffix;
    }

    private static Properties versions() {
        Properties versions = new Properties();
        resource("versions.properties")
                .lines()
                .map(line -> List.of(line.split("=", 2)))
                .filter(pair -> pair.size() == 2)
                .forEach(pair ->
                        versions.setProperty(pair.get(0).strip(), pair.get(1).strip()));
        return versions;
    }

    private static String resource(String name) {
        try (InputStream stream = Programs.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new ServerFailure("Missing from embedded-servers: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ServerFailure("Cannot read " + name, e);
        }
    }
}
