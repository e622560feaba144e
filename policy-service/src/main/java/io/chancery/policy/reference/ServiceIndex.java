package io.chancery.policy.reference;

import io.chancery.language.reference.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The file that {@code scripts/update-aws-services} describes, kept as it is: about 600 KB. A service is unpacked whenever it
 * is asked for, the largest in some milliseconds.
 *
 * @param version of the package that it was made of
 * @param entries by prefix, in the order of prefixes
 * @param byArn the prefixes of those whose ARNs name a service
 * @param byForeignKey the prefixes of those that have condition keys with a prefix that is not theirs
 */
record ServiceIndex(
        String version,
        Map<String, Entry> entries,
        Map<String, List<String>> byArn,
        Map<String, List<String>> byForeignKey,
        byte[] file) {

    private static final String RESOURCE = "/reference/aws-services.bin";
    /** The largest has about 200,000 bytes. */
    private static final int UNPACKED_LIMIT = 1 << 22;

    /**
     * One service.
     *
     * @param offset of its block in the file, in bytes
     * @param length of its block, in bytes
     */
    record Entry(String prefix, String name, int offset, int length) {}

    static ServiceIndex load() {
        try (InputStream file = Objects.requireNonNull(ServiceIndex.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static ServiceIndex parse(byte[] file) {
        int end = endOfIndex(file);
        String[] lines = new String(file, 0, end, StandardCharsets.UTF_8).split("\n", -1);
        String[] head = fields(lines[0], 2);
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, List<String>> byArn = new HashMap<>();
        Map<String, List<String>> byForeignKey = new HashMap<>();
        int offset = end + 2;
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            String[] fields = fields(line, 5);
            var entry = new Entry(fields[0], fields[1], offset, Integer.parseInt(fields[4]));
            entries.put(entry.prefix(), entry);
            note(byArn, fields[2], entry.prefix());
            note(byForeignKey, fields[3], entry.prefix());
            offset += entry.length();
        }
        if (entries.size() != Integer.parseInt(head[1]) || offset != file.length) {
            throw new IllegalStateException("%s is cut off or spoilt".formatted(RESOURCE));
        }
        return new ServiceIndex(head[0], Collections.unmodifiableMap(entries), byArn, byForeignKey, file);
    }

    private static void note(Map<String, List<String>> prefixes, String texts, String prefix) {
        ServiceBlock.parted(texts, " ")
                .forEach(text ->
                        prefixes.computeIfAbsent(text, key -> new ArrayList<>()).add(prefix));
    }

    /** Before the line feed that ends the last line. */
    private static int endOfIndex(byte[] file) {
        for (int i = 0; i + 1 < file.length; i++) {
            if (file[i] == '\n' && file[i + 1] == '\n') {
                return i;
            }
        }
        throw new IllegalStateException("%s has no index".formatted(RESOURCE));
    }

    static String[] fields(String line, int count) {
        String[] fields = line.split("\t", -1);
        if (fields.length != count) {
            throw new IllegalStateException("%d fields were expected in '%s'".formatted(count, line));
        }
        return fields;
    }

    Optional<Service> service(String prefix) {
        return Optional.ofNullable(entries.get(prefix))
                .map(entry -> ServiceBlock.parse(entry.prefix(), entry.name(), block(entry)));
    }

    private String block(Entry entry) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file, entry.offset(), entry.length());
            byte[] unpacked = new byte[8_192];
            int size = 0;
            while (!inflater.finished()) {
                if (size == unpacked.length) {
                    unpacked = Arrays.copyOf(unpacked, 2 * size);
                }
                int more = inflater.inflate(unpacked, size, unpacked.length - size);
                size += more;
                if (size > UNPACKED_LIMIT || more == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("the block of %s is spoilt".formatted(entry.prefix()));
                }
            }
            return new String(unpacked, 0, size, StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalStateException("the block of %s is spoilt".formatted(entry.prefix()), e);
        } finally {
            inflater.end();
        }
    }
}
