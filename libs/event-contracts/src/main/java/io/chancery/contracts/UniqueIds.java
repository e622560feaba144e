package io.chancery.contracts;

import java.util.Locale;

/**
 * The form of unique ids, as "IAM identifiers" in the IAM User Guide shows it: a four-letter prefix that tells the kind,
 * then characters of base 32 ({@code A–Z2–7}).
 */
public final class UniqueIds {

    /** Characters after the prefix of a principal's or policy's id. */
    public static final int ENTITY_CHARACTERS = 17;

    /** Characters after the prefix of an access key's id. */
    public static final int ACCESS_KEY_CHARACTERS = 16;

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private UniqueIds() {}

    /** @param random at least {@code characters} bytes, five bits of each are used */
    public static String format(String prefix, int characters, byte[] random) {
        var id = new StringBuilder(prefix.length() + characters).append(prefix);
        for (int i = 0; i < characters; i++) {
            id.append(BASE_32.charAt(random[i] & 31));
        }
        return id.toString();
    }

    /** As AWS Organizations writes its ids: lower case letters and digits. */
    public static String lowerCase(String prefix, int characters, byte[] random) {
        return prefix + format("", characters, random).toLowerCase(Locale.ROOT);
    }

    static void requirePrefix(String value, String prefix) {
        if (!value.startsWith(prefix)) {
            throw new IllegalArgumentException("Value '%s' must start with %s".formatted(value, prefix));
        }
    }
}
