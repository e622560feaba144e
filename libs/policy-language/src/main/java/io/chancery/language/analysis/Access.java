package io.chancery.language.analysis;

import java.util.List;

/**
 * What must not be granted: any of the actions on any of the resources.
 *
 * @param actions such as {@code s3:GetObject}, with wildcards; empty is any action
 * @param resources ARNs, with wildcards; empty is any resource
 */
public record Access(List<String> actions, List<String> resources) {

    /** @throws IllegalArgumentException if it says nothing */
    public Access {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        if (actions.isEmpty() && resources.isEmpty()) {
            throw new IllegalArgumentException("access names neither actions nor resources");
        }
    }
}
