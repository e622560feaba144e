package io.chancery.identity.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The packed form that session tokens carry (RFC 1950). */
final class Deflate {

    /** Far more than any session needs; whoever reads a token does not expand it without end. */
    static final int EXPANDED_LIMIT = 65_536;

    private Deflate() {}

    static byte[] compress(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are not packed, or expand to too much */
    static byte[] expand(byte[] packed) {
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = inflater.readNBytes(EXPANDED_LIMIT + 1);
            if (plain.length > EXPANDED_LIMIT) {
                throw new IllegalArgumentException("expands to more than " + EXPANDED_LIMIT + " bytes");
            }
            return plain;
        } catch (IOException e) {
            throw new IllegalArgumentException("not packed", e);
        }
    }
}
