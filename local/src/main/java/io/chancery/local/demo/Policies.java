package io.chancery.local.demo;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Policy documents of the story. */
final class Policies {

    private Policies() {}

    static String document(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(String.join(",", statements));
    }

    static String allow(String resource, String... actions) {
        return statement("Allow", resource, actions);
    }

    static String deny(String resource, String... actions) {
        return statement("Deny", resource, actions);
    }

    /** @param principal {@code {"AWS":"arn:…"}} or {@code {"Service":"…"}} */
    static String trust(String kind, String principal) {
        return document("{\"Effect\":\"Allow\",\"Principal\":{\"%s\":\"%s\"},\"Action\":\"sts:AssumeRole\"}"
                .formatted(kind, principal));
    }

    private static String statement(String effect, String resource, String... actions) {
        String list = Arrays.stream(actions).map(action -> '"' + action + '"').collect(Collectors.joining(","));
        return "{\"Effect\":\"%s\",\"Action\":[%s],\"Resource\":\"%s\"}".formatted(effect, list, resource);
    }
}
