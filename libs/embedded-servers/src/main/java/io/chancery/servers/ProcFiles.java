package io.chancery.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells about a process under {@code /proc}; see proc(5). Elsewhere nothing is known. */
final class ProcFiles {

    private ProcFiles() {}

    static boolean isZombie(long pid) {
        String stat = read(pid, "stat");
        // The name in parentheses may hold anything, so the state is looked for after the last one.
        int end = stat.lastIndexOf(')');
        return end >= 0 && stat.length() > end + 2 && stat.charAt(end + 2) == 'Z';
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
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), file)), StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotLinux) {
            return "";
        }
    }
}
