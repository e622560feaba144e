package io.chancery.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Cleans up after this JVM, also when it is killed: a small shell process reads a pipe from the JVM, and when the pipe ends
 * it kills the processes and removes the directories that it was told about.
 *
 * <p>A shutdown hook would not run on SIGKILL, and a parent-death signal follows the thread that forked, not the process.
 */
public final class Janitor {

    private static final String SCRIPT = """
            trap '' HUP INT TERM
            pids=' '
            while read -r verb what; do
              case $verb in
                kill) pids="$pids$what " ;;
                spare) pids=$(printf %s "$pids" | sed "s/ $what / /") ;;
                remove) set -- "$@" "$what" ;;
              esac
            done
            for pid in $pids; do kill -CONT "$pid"; kill -QUIT "$pid"; done
            rounds=0
            while [ $rounds -lt 30 ]; do
              alive=
              for pid in $pids; do kill -0 "$pid" && alive=yes; done
              [ -z "$alive" ] && break
              rounds=$((rounds + 1))
              sleep 0.1
            done
            for pid in $pids; do kill -KILL "$pid"; done
            rounds=0
            for directory in "$@"; do
              while [ -e "$directory" ] && ! rm -rf -- "$directory" && [ $rounds -lt 20 ]; do
                rounds=$((rounds + 1))
                sleep 0.2
              done
            done
            """;

    private static final OutputStream ORDERS = hire();

    private Janitor() {}

    /** A new directory below the system's temporary folder that is removed after this JVM has ended. */
    public static Path temporaryDirectory(String prefix) {
        try {
            Path directory = Files.createTempDirectory(prefix);
            order("remove", directory.toString());
            return directory;
        } catch (IOException e) {
            throw new ServerFailure("Cannot make a temporary directory", e);
        }
    }

    /** From now on the process dies with this JVM. */
    static void killAtTheEnd(long pid) {
        order("kill", Long.toString(pid));
    }

    /** The process is gone or nobody's business any more; its pid may soon be somebody else's. */
    static void spare(long pid) {
        order("spare", Long.toString(pid));
    }

    private static synchronized void order(String verb, String what) {
        try {
            ORDERS.write((verb + " " + what + "\n").getBytes(StandardCharsets.UTF_8));
            ORDERS.flush();
        } catch (IOException e) {
            throw new ServerFailure("The janitor process is gone", e);
        }
    }

    private static OutputStream hire() {
        try {
            return new ProcessBuilder("sh", "-c", SCRIPT, "chancery-janitor")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream();
        } catch (IOException e) {
            throw new ServerFailure("Cannot start sh", e);
        }
    }
}
