package io.chancery.store.relay;

import java.util.Map;

/** Where the topics end; asked only after earlier transactions of this relay's id have been ended. */
@FunctionalInterface
interface Tails {

    /** By shard; a shard of which nothing is published has the genesis cursor. */
    Map<Integer, Tail> read();

    /**
     * What is published of a shard.
     *
     * @param position of the last event; 0 if there is none
     * @param hash as that event carries it
     * @param progress of the last progress record; 0 if there is none
     * @param progressHash as that record carries it, hexadecimal
     * @param activity as that record tells it
     */
    record Tail(long position, byte[] hash, long progress, String progressHash, long activity) {}
}
