package io.chancery.servers;

/** The POSIX signals that are sent to servers here. */
public enum Signal {
    INT,
    TERM,
    QUIT,
    KILL,
    STOP,
    CONT
}
