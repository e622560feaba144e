package io.chancery.local;

import io.chancery.servers.ServerProcess;
import java.nio.file.Path;

/** One process of the suite. */
interface Part {

    /** As in {@code status}, in {@code logs NAME} and in file names. */
    String name();

    int port();

    Path log();

    /** Starts the process and returns at once. */
    ServerProcess launch();

    /** Whether the process answers as it should. */
    boolean isReady(ServerProcess process);

    /** Ends the process in order. */
    void stop(ServerProcess process);
}
