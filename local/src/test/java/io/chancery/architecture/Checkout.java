package io.chancery.architecture;

import java.nio.file.Files;
import java.nio.file.Path;

/** The repository that the tests run in. */
public final class Checkout {

    private Checkout() {}

    /** The directory with the Maven wrapper; Maven runs the tests in a module's directory below it. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("There is no checkout around " + here);
    }
}
