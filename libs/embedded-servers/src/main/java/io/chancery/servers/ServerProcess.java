package io.chancery.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One operating system process: started here, or found again by its pid and its birth. */
public final class ServerProcess {

    private static final int NOT_A_COMMAND = 127;

    private final ProcessHandle handle;
    private final Lifetime lifetime;

    private ServerProcess(ProcessHandle handle, Lifetime lifetime) {
        this.handle = handle;
        this.lifetime = lifetime;
    }

    /**
     * Starts a process whose output is appended to a log file.
     *
     * @param directory its working directory, which is created if missing
     * @param environment added to this JVM's own
     * @throws ServerFailure if the program cannot be started
     */
    public static ServerProcess start(
            List<String> command, Path directory, Path log, Map<String, String> environment, Lifetime lifetime) {
        List<String> whole = new ArrayList<>();
        if (lifetime == Lifetime.OWN_SESSION) {
            whole.addAll(OWN_SESSION_PREFIX);
        }
        whole.addAll(command);
        try {
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .directory(directory.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            ProcessHandle handle = builder.start().toHandle();
            if (lifetime == Lifetime.WITH_JVM) {
                Janitor.killAtTheEnd(handle.pid());
            }
            return new ServerProcess(handle, lifetime);
        } catch (IOException e) {
            throw new ServerFailure("Cannot start " + command.getFirst(), e);
        }
    }

    /**
     * The process with this pid, if it is alive and the same as then; a pid alone may have been given to another.
     *
     * @param birth as {@link #birth()} told it
     */
    public static Optional<ServerProcess> find(long pid, String birth) {
        return ProcessHandle.of(pid)
                .map(handle -> new ServerProcess(handle, Lifetime.OWN_SESSION))
                .filter(process -> process.isAlive() && process.birth().equals(birth));
    }

    public long pid() {
        return handle.pid();
    }

    /** When the process was started, in letters without spaces that no other process with this pid has. */
    public String birth() {
        return ProcFiles.birth(pid())
                .orElseGet(
                        () -> handle.info().startInstant().orElse(Instant.EPOCH).toString());
    }

    /** Whether it runs. A zombie, which a container without an init process may never reap, does not. */
    public boolean isAlive() {
        return isAlive(handle);
    }

    /** Sends a signal to this process alone. */
    public void signal(Signal signal) {
        send(signal, List.of(handle));
    }

    /** Sends a signal to this process and to all that descend from it. */
    public void signalTree(Signal signal) {
        send(signal, tree());
    }

    /** Freezes the process and all that descend from it, until {@link #resume()}. */
    public void pause() {
        List<ProcessHandle> tree = tree();
        if (lifetime == Lifetime.WITH_JVM) {
            tree.forEach(frozen -> Janitor.killAtTheEnd(frozen.pid()));
        }
        send(Signal.STOP, tree);
    }

    /** Ends a {@link #pause()}. */
    public void resume() {
        List<ProcessHandle> tree = tree();
        send(Signal.CONT, tree);
        if (lifetime == Lifetime.WITH_JVM) {
            tree.forEach(thawed -> Janitor.spare(thawed.pid()));
            Janitor.killAtTheEnd(pid());
        }
    }

    /** Kills this process and all that descend from it with SIGKILL, and waits until they are gone. */
    public void kill() {
        List<ProcessHandle> tree = tree();
        send(Signal.KILL, tree);
        if (!Wait.until(Duration.ofSeconds(30), () -> tree.stream().noneMatch(ServerProcess::isAlive))) {
            throw new ServerFailure("Process %d does not die".formatted(pid()));
        }
        tree.forEach(dead -> Janitor.spare(dead.pid()));
    }

    /** Asks the process to end, and kills it when it has not done so in time. */
    public void stop(Signal signal, Duration patience) {
        signal(Signal.CONT);
        signal(signal);
        if (awaitExit(patience)) {
            Janitor.spare(pid());
        } else {
            kill();
        }
    }

    /** Waits for the process to end; false if it has not when the time is up. */
    public boolean awaitExit(Duration timeout) {
        return Wait.until(timeout, () -> !isAlive());
    }

    /** Resident memory of this process and its descendants, in bytes; 0 where the system does not tell. */
    public long residentBytes() {
        return tree().stream()
                .mapToLong(member -> ProcFiles.kibibytes(member.pid(), "status", "VmRSS:") * 1024)
                .sum();
    }

    /** Like {@link #residentBytes()}, with memory that processes share counted once; 0 where the system does not tell. */
    public long proportionalBytes() {
        return tree().stream()
                .mapToLong(member -> ProcFiles.kibibytes(member.pid(), "smaps_rollup", "Pss:") * 1024)
                .sum();
    }

    private List<ProcessHandle> tree() {
        return Stream.concat(Stream.of(handle), handle.descendants()).toList();
    }

    private static boolean isAlive(ProcessHandle handle) {
        return handle.isAlive() && !ProcFiles.isZombie(handle.pid());
    }

    private static void send(Signal signal, List<ProcessHandle> receivers) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -" + signal + " \"$@\" 2>/dev/null", "kill"));
        receivers.forEach(receiver -> command.add(Long.toString(receiver.pid())));
        run(command, Map.of());
    }

    /** What a command printed, to both outputs, and how it ended. */
    record Result(int exitCode, String output) {}

    /** Runs a short command to its end; one that cannot be started has the exit code 127. */
    static Result run(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(NOT_A_COMMAND, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while running " + command.getFirst(), e);
        }
    }

    /** Where there is no setsid (macOS), ignoring the terminal's signals comes near enough. */
    private static final List<String> OWN_SESSION_PREFIX =
            run(List.of("setsid", "true"), Map.of()).exitCode() == 0
                    ? List.of("setsid")
                    : List.of("sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");
}
