package io.chancery.runtime.internal;

import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.TreeMap;

/** Response headers by name, in any case. */
final class Headers {

    private Headers() {}

    static Map<String, String> of(MultiMap headers) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(all::put);
        return all;
    }
}
