package io.chancery.servers;

/** A started server, and the ways in which a machine treats servers. */
public interface EmbeddedServer extends AutoCloseable {

    /** The loopback port on which clients reach it. */
    int port();

    ServerProcess process();

    /** Whether it answers a real request now. */
    boolean isReady();

    /** Ends it in order; nothing if it has ended already. */
    void stop();

    /** Kills it and all its processes with SIGKILL, and returns when they are gone. */
    default void kill() {
        process().kill();
    }

    /** Freezes it and all its processes (SIGSTOP): connections stay open and nothing answers. */
    default void pause() {
        process().pause();
    }

    /** Ends a {@link #pause()} (SIGCONT). */
    default void resume() {
        process().resume();
    }

    default long pid() {
        return process().pid();
    }

    @Override
    default void close() {
        stop();
    }
}
