package io.chancery.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which installation a command is about. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the installation keeps its data; .chancery in the checkout by default.")
    private Optional<Path> directory = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Explain this command.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    Path path() {
        return directory.orElseGet(() -> Main.checkout().resolve(".chancery"));
    }

    /** The installation in the directory, made if there is none. */
    Installation open() {
        return new Installation(DataDirectory.open(path()), Main.checkout());
    }

    /** The installation in the directory, which must be there. */
    Installation existing() {
        if (!Files.isDirectory(path())) {
            throw new LaunchFailure("There is no installation in %s; './chancery up' makes one".formatted(path()));
        }
        return open();
    }
}
