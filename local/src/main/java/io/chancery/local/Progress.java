package io.chancery.local;

/** Where the launcher tells how far it is, a line at a time. */
@FunctionalInterface
interface Progress {
    void line(String text);
}
