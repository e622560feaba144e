package io.chancery.policy.catalogue;

import io.chancery.contracts.Digests;
import io.chancery.contracts.PolicyId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * The resource as read: one line a policy, sorted by name, fields parted by tabs, the document last. Documents stay the
 * bytes that they were until they are asked for, so that the whole catalogue takes about 4 MB.
 *
 * @param byId in the order of names
 */
record CatalogueTable(String version, String sha256, byte[] bytes, Map<PolicyId, Row> byId, Map<String, Row> byArn) {

    private static final String RESOURCE = "/catalogue/aws-managed-policies.tsv.gz";
    private static final int FIELDS_BEFORE_DOCUMENT = 6;

    /**
     * One policy.
     *
     * @param offset of its document in the table, in bytes
     * @param length of its document, in bytes
     */
    record Row(AwsManagedPolicy policy, int offset, int length) {}

    String document(Row row) {
        return new String(bytes, row.offset, row.length, StandardCharsets.UTF_8);
    }

    static CatalogueTable load() {
        try (InputStream packed = Objects.requireNonNull(CatalogueTable.class.getResourceAsStream(RESOURCE), RESOURCE);
                InputStream table = new GZIPInputStream(packed)) {
            return parse(table.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    static CatalogueTable parse(byte[] bytes) {
        int headEnd = indexOf(bytes, '\n', 0);
        String[] head = text(bytes, 0, headEnd).split("\t", -1);
        int count = Integer.parseInt(head[1]);
        Map<PolicyId, Row> byId = LinkedHashMap.newLinkedHashMap(count);
        Map<String, Row> byArn = HashMap.newHashMap(count);
        for (int start = headEnd + 1; start < bytes.length; ) {
            int end = indexOf(bytes, '\n', start);
            Row row = row(bytes, start, end);
            byId.put(row.policy.id(), row);
            byArn.put(row.policy.arn(), row);
            start = end + 1;
        }
        if (byId.size() != count || byArn.size() != count) {
            throw new IllegalStateException(
                    "%s promises %d policies and has %d".formatted(RESOURCE, count, byId.size()));
        }
        return new CatalogueTable(
                head[0],
                HexFormat.of().formatHex(Digests.sha256(bytes)),
                bytes,
                Collections.unmodifiableMap(byId),
                Collections.unmodifiableMap(byArn));
    }

    private static Row row(byte[] bytes, int start, int end) {
        int document = start;
        for (int field = 0; field < FIELDS_BEFORE_DOCUMENT; field++) {
            document = indexOf(bytes, '\t', document) + 1;
        }
        String[] fields = text(bytes, start, document).split("\t", -1);
        var policy = new AwsManagedPolicy(
                new PolicyId(fields[2]),
                fields[0],
                fields[1],
                fields[3],
                Instant.parse(fields[4]),
                Instant.parse(fields[5]));
        return new Row(policy, document, end - document);
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] bytes, char wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new IllegalStateException("%s is cut off".formatted(RESOURCE));
    }
}
