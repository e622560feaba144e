package io.chancery.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free loopback ports that no other JVM on this machine is about to take.
 *
 * <p>Ports lie in 20000–31999, below the range from which systems draw client ports, so that a port stays free while its
 * server restarts. A port given out is reserved for the life of this JVM by a lock on one byte of a file that all JVMs of
 * the user share; finding it unbound alone would leave a race between two builds.
 */
public final class PortAllocator {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 31_999;
    private static final int ATTEMPTS = 1_000;

    /** Never closed: closing any channel on the file would release all of this process's locks on it. */
    private static final FileChannel RESERVATIONS = open();

    private PortAllocator() {}

    /**
     * A loopback port that is free now and reserved for this JVM.
     *
     * @throws ServerFailure if no free port is found
     */
    public static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (reserve(port) && isFree(port)) {
                return port;
            }
        }
        throw new ServerFailure("No free loopback port between %d and %d".formatted(LOWEST, HIGHEST));
    }

    /** Whether a server could listen on this loopback port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Reusing the address skips connections that only linger in TIME_WAIT, as the servers themselves do.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean reserve(int port) {
        try {
            return RESERVATIONS.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException mine) {
            return false;
        } catch (IOException e) {
            throw new ServerFailure("Cannot reserve a port", e);
        }
    }

    private static FileChannel open() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "chancery-ports-" + System.getProperty("user.name"));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new ServerFailure("Cannot open " + file, e);
        }
    }
}
