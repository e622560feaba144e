package io.chancery.identity.store;

import io.chancery.store.append.Facts;
import java.util.Base64;

/** Fresh secret access keys: 40 characters, as AWS's are, from 30 random bytes. */
public final class SecretAccessKeys {

    private static final int RANDOM_BYTES = 30;

    private SecretAccessKeys() {}

    public static String draw(Facts facts) {
        return Base64.getEncoder().encodeToString(facts.random(RANDOM_BYTES));
    }
}
