package io.chancery.bench.measure;

import io.chancery.servers.Java;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class of this module in a Java process of its own. */
public final class OwnProcess {

    private OwnProcess() {}

    /** What it prints; its errors go where this process's go. */
    public static String run(Class<?> main, List<String> jvmArgs, String... args)
            throws IOException, InterruptedException {
        return run(main, jvmArgs, ProcessBuilder.Redirect.INHERIT, args);
    }

    /** The same, with its errors in a file. */
    public static String run(Class<?> main, List<String> jvmArgs, Path errors, String... args)
            throws IOException, InterruptedException {
        return run(main, jvmArgs, ProcessBuilder.Redirect.to(errors.toFile()), args);
    }

    private static String run(Class<?> main, List<String> jvmArgs, ProcessBuilder.Redirect errors, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Java.program());
        command.addAll(jvmArgs);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        if (exit != 0) {
            String said = errors.file() == null ? "" : ", see " + errors.file();
            throw new IOException("%s ended with %d%s".formatted(main.getSimpleName(), exit, said));
        }
        return printed;
    }
}
