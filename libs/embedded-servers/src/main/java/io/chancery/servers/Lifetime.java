package io.chancery.servers;

/** How long a started process may live. */
public enum Lifetime {
    /** It dies with the JVM that started it, however that JVM ends. For tests. */
    WITH_JVM,

    /** It runs in a session of its own and outlives the JVM and the terminal. For the launcher. */
    OWN_SESSION
}
