package io.chancery.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The Java that this process runs on, for others to be started with. */
public final class Java {

    private static final Map<String, Boolean> ACCEPTED = new ConcurrentHashMap<>();

    private Java() {}

    /** The program. */
    public static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Whether it starts with such an option: not every JDK has every collector. Tries once. */
    public static boolean accepts(String option) {
        return ACCEPTED.computeIfAbsent(option, Java::starts);
    }

    private static boolean starts(String option) {
        try {
            return new ProcessBuilder(program(), option, "-version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new ServerFailure("Cannot run " + program(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while trying " + option, e);
        }
    }
}
