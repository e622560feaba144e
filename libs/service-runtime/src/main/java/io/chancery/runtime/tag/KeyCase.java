package io.chancery.runtime.tag;

import java.util.Locale;

/** Whether tag keys that differ in case alone are one key ("Tags for IAM resources", IAM User Guide). */
public enum KeyCase {
    /** Of users and roles: one key, in the case in which it was put last. */
    IGNORED,
    /** Of everything else that has tags: two keys. */
    DISTINCT;

    /** The key as keys are compared. */
    String compared(String key) {
        return this == IGNORED ? key.toLowerCase(Locale.ROOT) : key;
    }

    boolean same(String one, String other) {
        return compared(one).equals(compared(other));
    }
}
