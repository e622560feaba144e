package io.chancery.runtime.activity;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One file of the spool: entries of {@code u32 length, u32 CRC-32, bytes}. A write that the process did not survive
 * leaves a torn last entry, which nobody was told about; reading ends before it.
 */
final class SpoolSegment implements Closeable {

    static final String SUFFIX = ".spool";

    private static final int HEADER_BYTES = 2 * Integer.BYTES;

    private final Path file;
    private final FileChannel channel;
    private long end;

    private SpoolSegment(Path file, FileChannel channel, long end) {
        this.file = file;
        this.channel = channel;
        this.end = end;
    }

    static SpoolSegment create(Path file) {
        return open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    static SpoolSegment existing(Path file) {
        return open(file, StandardOpenOption.READ);
    }

    private static SpoolSegment open(Path file, StandardOpenOption... options) {
        try {
            FileChannel channel = FileChannel.open(file, options);
            return new SpoolSegment(file, channel, channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the spool's " + file, e);
        }
    }

    Path file() {
        return file;
    }

    long end() {
        return end;
    }

    /** In the operating system's hands when it returns: it survives the process, not a power cut. */
    void append(byte[] entry) throws IOException {
        var buffer = ByteBuffer.allocate(HEADER_BYTES + entry.length)
                .putInt(entry.length)
                .putInt(checksum(entry))
                .put(entry)
                .flip();
        long position = end;
        while (buffer.hasRemaining()) {
            position += channel.write(buffer, position);
        }
        end = position;
    }

    /** The entry at an offset, or empty at the end of what is whole. */
    Optional<byte[]> read(long offset) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        if (!fill(header, offset)) {
            return Optional.empty();
        }
        int length = header.getInt();
        int checksum = header.getInt();
        if (length < 0 || length > end - offset - HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer entry = ByteBuffer.allocate(length);
        return fill(entry, offset + HEADER_BYTES) && checksum(entry.array()) == checksum
                ? Optional.of(entry.array())
                : Optional.empty();
    }

    static long sizeOf(byte[] entry) {
        return HEADER_BYTES + entry.length;
    }

    private boolean fill(ByteBuffer buffer, long offset) throws IOException {
        long position = offset;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position);
            if (read < 0) {
                return false;
            }
            position += read;
        }
        buffer.flip();
        return true;
    }

    private static int checksum(byte[] entry) {
        var crc = new CRC32();
        crc.update(entry);
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the spool's " + file, e);
        }
    }

    void delete() {
        close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the spool's " + file, e);
        }
    }
}
