package io.chancery.contracts.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The golden files: what was published once, byte for byte, without a line break at the end. */
final class Golden {
    private static final String SUFFIX = ".json";

    private Golden() {}

    /** @param folder {@code events}, {@code states} or {@code records} */
    static Set<String> names(String folder) {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(Golden.class.getResource("/golden/" + folder), folder)
                        .toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String folder, String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + folder + "/" + name + SUFFIX)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String folder, String name) {
        return new String(bytes(folder, name), StandardCharsets.UTF_8);
    }
}
