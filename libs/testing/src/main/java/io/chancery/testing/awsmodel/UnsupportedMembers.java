package io.chancery.testing.awsmodel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a service leaves out on purpose: {@code unsupported-members.txt} on its test class path, a path and a reason a
 * line ({@code CreateUser.request.PermissionsBoundary comes with boundaries}), {@code #} for comments. A path also
 * covers what is below it.
 */
public final class UnsupportedMembers {
    private static final String RESOURCE = "/unsupported-members.txt";

    private final Map<String, String> reasons;

    private UnsupportedMembers(Map<String, String> reasons) {
        this.reasons = Map.copyOf(reasons);
    }

    /**
     * @param anchor a class of the service
     * @throws IllegalArgumentException for a line without a reason; a service without the file leaves nothing out
     */
    public static UnsupportedMembers of(Class<?> anchor) {
        InputStream resource = anchor.getResourceAsStream(RESOURCE);
        if (resource == null) {
            return new UnsupportedMembers(Map.of());
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return of(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UnsupportedMembers of(List<String> lines) {
        Map<String, String> reasons = new HashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", 2);
            if (words.length < 2) {
                throw new IllegalArgumentException("A path and no reason: " + line);
            }
            reasons.put(words[0], words[1]);
        }
        return new UnsupportedMembers(reasons);
    }

    /**
     * What remains of all of a service's differences, and a difference for each line that none of them needs any more.
     */
    public List<Difference> without(Collection<Difference> differences) {
        TreeSet<String> unused = new TreeSet<>(reasons.keySet());
        List<Difference> left = new ArrayList<>();
        for (Difference difference : differences) {
            Optional<String> line = lineFor(difference.path());
            line.ifPresentOrElse(unused::remove, () -> left.add(difference));
        }
        unused.forEach(path -> left.add(new Difference(path, "in unsupported-members.txt without need")));
        return left.stream().sorted().toList();
    }

    private Optional<String> lineFor(String path) {
        return reasons.keySet().stream()
                .filter(line -> path.equals(line) || path.startsWith(line + "."))
                .findFirst();
    }
}
