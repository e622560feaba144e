package io.chancery.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What Linux tells about a process under {@code /proc}; see proc(5). Elsewhere nothing is known. */
final class ProcFiles {

    /** Field 22 of proc(5)'s stat, counted from the field after the name. */
    private static final int START_TICK = 19;

    private static final String BOOT =
            read(Path.of("/proc/sys/kernel/random/boot_id")).strip();

    private ProcFiles() {}

    static boolean isZombie(long pid) {
        String stat = read(pid, "stat");
        // The name in parentheses may hold anything, so the state is looked for after the last one.
        int end = stat.lastIndexOf(')');
        return end >= 0 && stat.length() > end + 2 && stat.charAt(end + 2) == 'Z';
    }

    /**
     * The boot and the clock tick at which the process was started. The JDK's own start instant is worked out from the wall
     * clock and moves when that is set.
     */
    static Optional<String> birth(long pid) {
        String stat = read(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > START_TICK ? Optional.of(BOOT + ":" + fields[START_TICK]) : Optional.empty();
    }

    static long kibibytes(long pid, String file, String label) {
        return read(pid, file)
                .lines()
                .filter(line -> line.startsWith(label))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    static String commandLine(long pid) {
        return read(pid, "cmdline").replace('\0', ' ');
    }

    private static String read(long pid, String file) {
        return read(Path.of("/proc", Long.toString(pid), file));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotLinux) {
            return "";
        }
    }
}
