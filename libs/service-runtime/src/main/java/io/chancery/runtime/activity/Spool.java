package io.chancery.runtime.activity;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bounded queue of entries on disk, for one taker. What was put in comes out at least once: after a crash, what had
 * been taken since the last whole segment was delivered comes again.
 */
final class Spool {

    /** A segment is closed at this size, and deleted once all of it is delivered. */
    static final long SEGMENT_BYTES = 1 << 20;

    private final Path folder;
    private final long limitBytes;
    private final Deque<SpoolSegment> segments = new ArrayDeque<>();
    private long readOffset;
    private long nextNumber;
    private long bytes;

    /** @param limitBytes of all that is not delivered yet */
    Spool(Path folder, long limitBytes) {
        this.folder = folder;
        this.limitBytes = limitBytes;
        openExisting();
        roll();
    }

    private void openExisting() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> sorted = files.filter(file -> file.toString().endsWith(SpoolSegment.SUFFIX))
                        .sorted()
                        .toList();
                for (Path file : sorted) {
                    SpoolSegment segment = SpoolSegment.existing(file);
                    segments.add(segment);
                    bytes += segment.end();
                    nextNumber = number(file) + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the spool in " + folder, e);
        }
    }

    private static long number(Path file) {
        String name = String.valueOf(file.getFileName());
        return Long.parseLong(name.substring(0, name.length() - SpoolSegment.SUFFIX.length()));
    }

    private void roll() {
        segments.add(SpoolSegment.create(folder.resolve("%012d%s".formatted(nextNumber++, SpoolSegment.SUFFIX))));
    }

    /**
     * Once this returns, the entry survives the process.
     *
     * @throws Refused ServiceUnavailable if the spool is full or cannot be written
     */
    synchronized void put(byte[] entry) {
        if (bytes + SpoolSegment.sizeOf(entry) > limitBytes) {
            throw new Refused(
                    Refusal.SERVICE_UNAVAILABLE,
                    "The call cannot be recorded: %d bytes of activity are waiting, the limit is %d."
                            .formatted(bytes, limitBytes));
        }
        if (segments.getLast().end() >= SEGMENT_BYTES) {
            roll();
        }
        try {
            segments.getLast().append(entry);
        } catch (IOException e) {
            roll();
            throw new Refused(Refusal.SERVICE_UNAVAILABLE, "The call cannot be recorded: the spool cannot be written.");
        }
        bytes += SpoolSegment.sizeOf(entry);
        notifyAll();
    }

    /** The next entries, waiting for the first one; none if the time is up. */
    synchronized List<byte[]> take(int most, long waitMillis) throws IOException, InterruptedException {
        List<byte[]> taken = takeNow(most);
        if (taken.isEmpty()) {
            wait(waitMillis);
            taken = takeNow(most);
        }
        return taken;
    }

    private List<byte[]> takeNow(int most) throws IOException {
        var taken = new ArrayList<byte[]>();
        while (taken.size() < most) {
            Optional<byte[]> entry = segments.getFirst().read(readOffset);
            if (entry.isPresent()) {
                taken.add(entry.get());
                readOffset += SpoolSegment.sizeOf(entry.get());
            } else if (segments.size() > 1 && taken.isEmpty()) {
                dropFirst();
            } else {
                break;
            }
        }
        return taken;
    }

    /** All that was taken has been delivered: the last take returned nothing of a later segment before this is asked. */
    private void dropFirst() {
        SpoolSegment first = segments.removeFirst();
        bytes -= first.end();
        readOffset = 0;
        first.delete();
    }

    synchronized long waitingBytes() {
        return bytes;
    }

    /** Everything in the segments is delivered; begins a new one so that the old can go. */
    synchronized void delivered() {
        if (segments.size() == 1 && readOffset == segments.getFirst().end() && readOffset > 0) {
            roll();
            dropFirst();
        }
    }

    synchronized void close() {
        segments.forEach(SpoolSegment::close);
    }
}
