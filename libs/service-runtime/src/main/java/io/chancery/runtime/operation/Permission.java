package io.chancery.runtime.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a caller must be allowed.
 *
 * @param action {@code iam:CreateUser}
 * @param resource its ARN, with the stored path; an absent target has the path {@code /}
 * @param context condition keys that this operation knows, beside those that the request and the caller give
 */
public record Permission(String action, String resource, Map<String, List<String>> context) {

    public static Permission of(String action, String resource) {
        return new Permission(action, resource, Map.of());
    }

    /** With more condition keys. */
    public Permission with(Map<String, List<String>> more) {
        var all = new HashMap<String, List<String>>(context);
        all.putAll(more);
        return new Permission(action, resource, all);
    }
}
