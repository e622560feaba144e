package io.chancery.language.compile;

/** The account in a resource's ARN, found without taking the ARN apart. */
final class ResourceAccounts {

    /** Digits of an account id. */
    static final int LENGTH = 12;

    private static final int COLONS_BEFORE = 4;

    private ResourceAccounts() {}

    /** Where the account id begins; negative if the resource is no ARN or its account no account id. */
    static int find(String resource) {
        if (!resource.startsWith("arn:")) {
            return -1;
        }
        int at = 0;
        for (int colons = 0; colons < COLONS_BEFORE; colons++) {
            at = resource.indexOf(':', at) + 1;
            if (at == 0) {
                return -1;
            }
        }
        int end = at + LENGTH;
        if (end >= resource.length() || resource.charAt(end) != ':') {
            return -1;
        }
        for (int i = at; i < end; i++) {
            char c = resource.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
        }
        return at;
    }
}
