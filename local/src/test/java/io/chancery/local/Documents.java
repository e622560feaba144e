package io.chancery.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Policy documents for tests. */
final class Documents {

    private Documents() {}

    static String allow(String action, String resource) {
        return statement("\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"".formatted(action, resource));
    }

    static String deny(String action, String resource) {
        return statement("\"Effect\":\"Deny\",\"Action\":\"%s\",\"Resource\":\"%s\"".formatted(action, resource));
    }

    /** A trust policy. */
    static String trust(String kind, String principal) {
        return statement("\"Effect\":\"Allow\",\"Principal\":{\"%s\":\"%s\"},\"Action\":\"sts:AssumeRole\""
                .formatted(kind, principal));
    }

    private static String statement(String members) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{%s}]}".formatted(members);
    }

    /** IAM answers documents URL-encoded (RFC 3986). */
    static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
