package io.chancery.testing.awsmodel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which members AWS calls required, of one service; read from {@code required-members.txt}, which says whence. */
final class RequiredMembers {
    private static final String RESOURCE = "required-members.txt";

    private final Map<String, Set<String>> byName;

    private RequiredMembers(Map<String, Set<String>> byName) {
        this.byName = byName;
    }

    /** @param service {@code iam} or {@code sts} */
    static RequiredMembers of(String service) {
        Map<String, Set<String>> byName = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RequiredMembers.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words[0].equals(service))
                    .forEach(words -> byName.put(
                            key(words[1], words[2]),
                            Arrays.stream(words).skip(3).collect(Collectors.toSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RequiredMembers(byName);
    }

    Set<String> ofRequest(String operation) {
        return byName.getOrDefault(key("request", operation), Set.of());
    }

    Set<String> ofReply(String operation) {
        return byName.getOrDefault(key("reply", operation), Set.of());
    }

    /** @param sdkClass of a nested structure; the SDK writes {@code MfaDevice} where the model has {@code MFADevice} */
    Set<String> ofShape(Class<?> sdkClass) {
        return byName.getOrDefault(key("shape", sdkClass.getSimpleName()), Set.of());
    }

    private static String key(String kind, String name) {
        return kind + " " + name.toLowerCase(Locale.ROOT);
    }
}
