package io.chancery.language.match;

/**
 * Case as the policy language ignores it in the names of actions and context keys: ASCII letters only, so that no
 * other character (the Kelvin sign, the dotless i) passes for a letter of a name.
 */
public final class Ascii {

    private Ascii() {}

    /** The text with its ASCII letters in lower case. */
    public static String lowerCase(String text) {
        int at = 0;
        while (at < text.length() && !isUpper(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int i = at; i < chars.length; i++) {
            if (isUpper(chars[i])) {
                chars[i] = (char) (chars[i] + ('a' - 'A'));
            }
        }
        return new String(chars);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
